"""A compiled chart whose words are not measured: the measuring of letters takes two thirds of the time of a drawing."""

from plainfigures.charts.frame import Parts

_ABOVE = {"middle": 0.3, "top": 0.79, "bottom": -0.21}  # of the size, as Vega moves words to their baseline


def unmeasured(compiled: Parts) -> Parts:
    """Return the kind with every word of size nothing, which Vega does not measure, at the very same place.

    Our drawings keep no size of letters (a stylesheet has it), and nothing in our frames makes room for a word by its
    size: what is drawn stays the same, to the byte.
    """
    style = {**compiled["config"]["style"], "group-title": {"fontSize": 0}}
    config = {**compiled["config"], "title": {"subtitleFontSize": 0}, "style": style}
    return {**compiled, "config": config, "marks": [_without_size(mark) for mark in compiled["marks"]]}


def _without_size(mark: Parts) -> Parts:
    if mark["type"] != "text":
        return mark
    look = mark["encode"]["update"]
    down = round(_ABOVE.get(look["baseline"]["value"], 0) * look["fontSize"]["value"])
    moved = {"dy": {"value": look.get("dy", {"value": 0})["value"] + down}} if down else {}
    return {
        **mark,
        "encode": {"update": {**look, **moved, "fontSize": {"value": 0}, "baseline": {"value": "alphabetic"}}},
    }
