"""The rules' help pages, made from the rules' own docstrings."""

from collections.abc import Iterator
from dataclasses import dataclass

from plainfigures.check.rule import Example, Help, help_of
from plainfigures.check.rules import RULES
from plainfigures.model.language import gettext
from plainfigures.publish import addresses
from plainfigures.publish.views.edition import Edition
from plainfigures.publish.views.link import ABOUT, HOME, RULES_LINK, Link, View


@dataclass(frozen=True, slots=True, kw_only=True)
class RulePage(View):
    """What a rule asks for, why, and examples that pass and fail."""

    summary: str
    paragraphs: tuple[str, ...]
    before: tuple[Example, ...]
    passing: tuple[Example, ...]
    failing: tuple[Example, ...]


@dataclass(frozen=True, slots=True)
class RuleEntry:
    """A rule in the list of all."""

    link: Link
    summary: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RulesPage(View):
    """The list of all rules."""

    entries: tuple[RuleEntry, ...]


def rule_pages(_: Edition) -> Iterator[RulePage]:
    """Yield the help page of every rule."""
    return (_rule_page(help_of(rule)) for rule in RULES.values())


def rules_index(_: Edition) -> Iterator[RulesPage]:
    """Yield the list of rules."""
    helps = [help_of(rule) for rule in RULES.values()]
    yield RulesPage(
        address=addresses.RULES,
        title=RULES_LINK.text,
        description=gettext("What every submission is checked for, with examples that pass and fail."),
        crumbs=(HOME, ABOUT),
        entries=tuple(RuleEntry(Link(each.id, addresses.of_rule(each.id)), each.summary) for each in helps),
    )


def _rule_page(rule: Help) -> RulePage:
    return RulePage(
        address=addresses.of_rule(rule.id),
        title=gettext("Rule: %(id)s", id=rule.id),
        description=rule.summary,
        crumbs=(HOME, ABOUT, RULES_LINK),
        summary=rule.summary,
        paragraphs=rule.paragraphs,
        before=tuple(each for each in rule.examples if each.verdict == "BEFORE"),
        passing=tuple(each for each in rule.examples if each.verdict == "PASS"),
        failing=tuple(each for each in rule.examples if each.verdict == "FAIL"),
    )
