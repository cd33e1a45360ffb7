"""A kind of chart: built by Altair and compiled to Vega once; what differs between two charts is put in."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from plainfigures.charts.frame import Parts
from plainfigures.charts.svg import render_vega
from plainfigures.charts.unmeasured import unmeasured

if TYPE_CHECKING:
    import altair as alt


@dataclass(frozen=True, eq=False)
class Kind:
    """All charts that differ in nothing but their parts: width, height, padding, title, parameters and data.

    `frame` builds the chart from its parts. `parameters` and `datasets` name those that it has.
    """

    frame: "Callable[[Parts], alt.LayerChart]"
    parameters: Sequence[str]
    datasets: Sequence[str]

    def draw(self, varying: Parts) -> "alt.LayerChart":
        """Return the chart with these parts."""
        return self.frame(varying)

    def spec(self, varying: Parts) -> Parts:
        """Return the same as `draw(…).to_dict()`, some hundred times faster."""
        return {**self._template, **varying}

    @cached_property
    def compiled(self) -> Parts:
        """The kind as Vega draws it, without the parts that vary."""
        import vl_convert

        return vl_convert.vegalite_to_vega(self._template)

    @cached_property
    def still(self) -> Parts:
        """The compiled kind from which a picture is drawn: faster, and good for nothing that measures words."""
        return unmeasured(self.compiled)

    @cached_property
    def _template(self) -> Parts:
        zero = [{"name": name, "value": 0} for name in self.parameters]
        nothing: Parts = {name: [] for name in self.datasets}
        return self.frame({"width": 0, "height": 0, "padding": {}, "params": zero, "datasets": nothing}).to_dict()


def filled(compiled: Parts, varying: Parts) -> Parts:
    """Return a compiled kind with the parts of one chart put in, without the marks that it has nothing to draw for."""
    signals = [{"name": each["name"], "value": each["value"]} for each in varying["params"]]
    data = list(_with_values(compiled["data"], varying["datasets"]))
    names = {each["name"] for each in data}
    marks = [mark for mark in compiled["marks"] if _source(mark) in names]
    rest = {name: value for name, value in varying.items() if name in ("width", "height", "padding", "title")}
    return {**compiled, **rest, "signals": signals, "data": data, "marks": marks}


def render(compiled: Parts, varying: Parts, title: str, description: str) -> str:
    """Return the SVG of a chart from its varying parts: what `render_svg` gives for its `spec`, much faster."""
    return render_vega(filled(compiled, varying), title, description)


def _with_values(sources: list[Parts], datasets: Parts) -> Iterator[Parts]:
    """Yield the sources of data with their rows; those without any, and what is worked out from them, are left out."""
    empty: set[str] = set()
    for source in sources:
        name = source["name"]
        if source.get("source") in empty or (name in datasets and not datasets[name]):
            empty.add(name)
        else:
            yield {**source, "values": datasets[name]} if name in datasets else source


def _source(mark: Parts) -> str:
    """Return the name of the data that a mark is drawn for."""
    given = mark["from"]
    name: str = given["facet"]["data"] if "facet" in given else given["data"]
    return name
