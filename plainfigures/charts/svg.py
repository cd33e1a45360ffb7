"""Drawings made small and readable to everybody: what vl-convert draws, flattened and described."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any
from xml.etree import ElementTree
from xml.sax.saxutils import escape, quoteattr

from plainfigures.charts.frame import MARGIN

FONTS = "system-ui,-apple-system,'Segoe UI',Roboto,'Helvetica Neue',Arial,sans-serif"
STYLE = (
    f".pf-chart text{{font-family:{FONTS};font-size:16px}}"
    ".pf-chart .t{font-size:20px;font-weight:700;fill:#0b0c0c}.pf-chart .s{fill:#3d3d3d}"
    ".pf-chart .l,.pf-chart .n{paint-order:stroke;stroke:#fff;stroke-width:5px;stroke-linejoin:round}"
    ".pf-chart .l{font-weight:700}"
    "@media(max-width:480px){.pf-chart text{font-size:21px}.pf-chart .t{font-size:23px}.pf-chart .s{font-size:20px}}"
)
CLASSES = {"role-title-text": "t", "role-title-subtitle": "s", "label_marks": "l", "note_marks": "n"}
HEADER = {"t": "1.25em", "s": "1.4em"}  # classes of words above the plot, and how far their lines are apart
KEPT = ("fill", "stroke", "stroke-width", "stroke-dasharray", "stroke-linejoin", "text-anchor")
DEFAULTS = (("stroke-width", "1"), ("text-anchor", "start"))
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?(?:e-?\d+)?")
_MOVE = re.compile(r"translate\(([^,]+),([^)]+)\)")
_CIRCLE = re.compile(r"M([\d.]+),0A\1,\1,0,1,1,-\1,0A\1,\1,0,1,1,\1,0")

Look = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Mark:
    """One visible thing at its place in the whole drawing: how it looks and what it is."""

    look: Look
    path: str = ""
    element: str = ""


def render_svg(spec: dict[str, Any], title: str, description: str) -> str:
    """Return the drawing as SVG without a size of its own, with a title and a description that are read aloud.

    Nothing is fetched. Letters grow where the picture is shown narrower than 480 pixels.
    """
    import vl_convert

    return mended(vl_convert.vegalite_to_svg(spec, allowed_base_urls=[]), title, description)


def render_vega(spec: dict[str, Any], title: str, description: str) -> str:
    """Return the same from a specification that is already compiled to Vega."""
    import vl_convert

    return mended(vl_convert.vega_to_svg(spec, allowed_base_urls=[]), title, description)


def mended(drawn: str, title: str, description: str) -> str:
    """Return a drawing of Vega's with every mark in its place, like marks together, and nothing else."""
    root = ElementTree.fromstring(drawn)
    box = root.attrib["viewBox"]
    width, height = box.split()[2:]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="pf-chart" viewBox="{box}" role="img"'
        ' aria-labelledby="chart-title chart-description">'
        f'<title id="chart-title">{escape(title)}</title><desc id="chart-description">{escape(description)}</desc>'
        f'<style>{STYLE}</style><path fill="#fff" d="M0,0h{width}v{height}H0"/>'
        f"{_header(root)}{''.join(_grouped(_marks(root, (), 0.0, 0.0)))}</svg>\n"
    )


def _header(root: ElementTree.Element) -> str:
    """Return title and subtitle as one text whose lines follow each other at whatever size the letters have."""
    lines = [
        f'<tspan class="{kind}" x="{MARGIN}" dy="{HEADER[kind]}">{escape(line)}</tspan>'
        for group in root.iter("{http://www.w3.org/2000/svg}g")
        if (kind := _class(group)) in HEADER
        for text in group
        for line in _lines(text)
    ]
    return f'<text y="2">{"".join(lines)}</text>' if lines else ""


def _lines(text: ElementTree.Element) -> list[str]:
    return [tspan.text or "" for tspan in text] or [text.text or ""]


def _class(element: ElementTree.Element) -> str:
    return next((CLASSES[word] for word in element.get("class", "").split() if word in CLASSES), "")


def _marks(element: ElementTree.Element, inherited: Look, x: float, y: float) -> Iterator[Mark]:
    """Yield the visible marks under an element in the order of drawing, moved to their absolute places."""
    dx, dy = _moved(element)
    x, y = x + dx, y + dy
    for child in element:
        look = _look(child, inherited)
        match child.tag.rpartition("}")[2]:
            case "g" if _class(child) not in HEADER:
                yield from _marks(child, look, x, y)
            case "line":
                yield Mark(look, path=_line(child, x, y))
            case "path" if _visible(child, look):
                yield _path(child, look, x, y)
            case "text":
                yield Mark(look, element=_text(child, x, y))


def _visible(path: ElementTree.Element, look: Look) -> bool:
    painted = any(name in ("fill", "stroke") and value != "none" for name, value in look)
    return bool(painted and path.get("d") and path.get("class") not in ("background", "foreground"))


def _look(element: ElementTree.Element, inherited: Look) -> Look:
    look = dict(inherited) | {name: value for name, value in element.attrib.items() if name in KEPT}
    if _class(element):
        look["class"] = _class(element)
    if element.tag.endswith("text"):
        look.pop("stroke", None)
    return tuple(sorted(item for item in look.items() if item not in DEFAULTS))


def _moved(element: ElementTree.Element) -> tuple[float, float]:
    moves = _MOVE.findall(element.get("transform", ""))
    return sum(float(move[0]) for move in moves), sum(float(move[1]) for move in moves)


def _line(line: ElementTree.Element, x: float, y: float) -> str:
    dx, dy = _moved(line)
    across, down = float(line.get("x2", "0")), float(line.get("y2", "0"))
    way = (
        f"h{_short(across)}" if not down else f"v{_short(down)}" if not across else f"l{_short(across)},{_short(down)}"
    )
    return f"M{_short(x + dx)},{_short(y + dy)}{way}"


def _path(path: ElementTree.Element, look: Look, x: float, y: float) -> Mark:
    dx, dy = _moved(path)
    circle = _CIRCLE.fullmatch(path.attrib["d"])
    if circle:
        place = f'cx="{_short(x + dx)}" cy="{_short(y + dy)}"'
        return Mark(look, element=f'<circle {place} r="{_short(float(circle[1]))}"/>')
    return Mark(look, path=_absolute(path.attrib["d"], x + dx, y + dy))


def _absolute(path: str, x: float, y: float) -> str:
    """Return a path of straight lines (M, L, h and v, as Vega writes them) moved by so much."""
    steps = re.findall(r"([A-Za-z])([^A-Za-z]*)", path)
    places = [(letter, [float(number) for number in _NUMBER.findall(numbers)]) for letter, numbers in steps]
    if any(letter not in "MLZhv" for letter, _ in places):
        raise ValueError(f"a path of a kind that Vega is not expected to draw: {path[:80]}")
    return "".join(_step(letter, at, x, y) for letter, at in places)


def _step(letter: str, at: list[float], x: float, y: float) -> str:
    if len(at) == 2:
        return f"{letter}{_short(at[0] + x)},{_short(at[1] + y)}"
    return letter + "".join(map(_short, at))


def _text(text: ElementTree.Element, x: float, y: float) -> str:
    dx, dy = _moved(text)
    return f'<text x="{_short(x + dx)}" y="{_short(y + dy)}">{escape(text.text or "")}</text>'


def _grouped(marks: Iterable[Mark]) -> Iterator[str]:
    """Yield neighbours that look the same as one path, or as one group."""
    for (look, drawn), neighbours in groupby(marks, key=lambda mark: (mark.look, bool(mark.path))):
        attributes = "".join(f" {name}={quoteattr(value)}" for name, value in look if value)
        if drawn:
            yield f'<path{attributes} d="{"".join(mark.path for mark in neighbours)}"/>'
        else:
            yield f"<g{attributes}>{''.join(mark.element for mark in neighbours)}</g>"


def _short(number: float) -> str:
    text = f"{number:.1f}".removesuffix(".0")
    return "0" if text == "-0" else text
