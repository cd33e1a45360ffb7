"""The words of templates. What can be is looked up when a template is loaded, and not on each of thousands of pages."""

import re
from collections.abc import Callable, Iterator
from gettext import NullTranslations
from typing import Any

from jinja2 import Environment, nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.visitor import NodeTransformer
from markupsafe import Markup

from plainfigures.model.language import language_spoken, spoken

_VALUE = re.compile(r"%\((\w+)\)s")


def speak(environment: Environment) -> None:
    """Let the templates of an environment speak the language that is spoken now: `trans`, `_` and `language`."""
    environment.add_extension("jinja2.ext.i18n")
    environment.policies["ext.i18n.trimmed"] = True
    environment.install_null_translations(newstyle=True)  # type: ignore[attr-defined]
    environment.globals.update(_functions(spoken()), language=language_spoken())
    environment.code_generator_class = _Generator


def _functions(translations: NullTranslations) -> dict[str, Callable[..., Markup]]:
    """Return the functions of gettext as Jinja's extension calls them: they return markup, and escape values."""

    def gettext(message: str, **values: object) -> Markup:
        return Markup(translations.gettext(message)) % values

    def ngettext(one: str, many: str, number: int, **values: object) -> Markup:
        return Markup(translations.ngettext(one, many, number)) % {"num": f"{number:,}", **values}

    def pgettext(context: str, message: str, **values: object) -> Markup:
        return Markup(translations.pgettext(context, message)) % values

    return {"_": gettext, "gettext": gettext, "ngettext": ngettext, "pgettext": pgettext}


class _Generator(CodeGenerator):
    """Makes code of a template whose words have been looked up."""

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:  # noqa: N802 (Jinja's name)
        super().visit_Template(_LookedUp(spoken()).visit(node), frame)


class _LookedUp(NodeTransformer):
    """Puts the words that a template says in the place of its calls for them, with the values between them."""

    def __init__(self, translations: NullTranslations) -> None:
        self.translations = translations

    def visit_Call(self, node: nodes.Call) -> nodes.Node:  # noqa: N802 (Jinja's name)
        self.generic_visit(node)
        text = self._text(node)
        if text is None or node.kwargs:
            return node
        return nodes.Const(Markup(text) % {}, lineno=node.lineno)

    def visit_Output(self, node: nodes.Output) -> nodes.Output:  # noqa: N802 (Jinja's name)
        self.generic_visit(node)
        node.nodes = [part for child in node.nodes for part in self._parts(child)]
        return node

    def _parts(self, node: nodes.Expr) -> Iterator[nodes.Expr]:
        text = self._text(node) if isinstance(node, nodes.Call) else None
        if text is None or not isinstance(node, nodes.Call):
            yield node
            return
        values = {value.key: value.value for value in node.kwargs}
        for at, part in enumerate(_VALUE.split(text)):
            yield values[part] if at % 2 else nodes.TemplateData(part.replace("%%", "%"), lineno=node.lineno)

    def _text(self, node: nodes.Call) -> str | None:
        """Return the text that a call of gettext looks up, with places for values; None where it is another call."""
        if not isinstance(node.node, nodes.Name) or node.node.name not in ("_", "gettext") or len(node.args) != 1:
            return None
        message: Any = node.args[0]
        return self.translations.gettext(message.value) if isinstance(message, nodes.Const) else None
