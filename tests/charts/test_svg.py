import gzip
import os
import re
import subprocess
import sys
from xml.etree import ElementTree

import pytest

from plainfigures.charts.svg import mended, render_svg
from plainfigures.charts.trend import KIND, parts
from tests.charts.invented import samples

SAMPLES = samples()
SVG = "{http://www.w3.org/2000/svg}"
TITLE = "Wishes granted stood at 60.0% in January to March 2025, up from 30.0% in January to March 2020"
DESCRIPTION = 'Line chart: <wishes> & "frogs"'


def drawn(name: str) -> str:
    each = SAMPLES[name]
    varying = parts(each, each.metric, title=TITLE, subtitle="Wishes granted, Wishing well")
    return render_svg(KIND.spec(varying), TITLE, DESCRIPTION)


@pytest.mark.parametrize("name", SAMPLES)
def test_a_chart_is_small_and_well_formed(name: str) -> None:
    """Every sort of chart is XML of 6 kB at most, 2.5 kB when compressed."""
    text = drawn(name)
    assert ElementTree.fromstring(text).tag == f"{SVG}svg"
    assert (len(text) <= 6_000, len(gzip.compress(text.encode())) <= 2_500) == (True, True)


def test_a_chart_is_one_picture_with_a_name_and_a_description() -> None:
    """A chart is read out as one picture by its title and description, and nothing inside it says more."""
    root = ElementTree.fromstring(drawn("usual"))
    named = [root.find(f"*[@id='{name}']") for name in root.attrib["aria-labelledby"].split()]
    assert [root.get("role"), *(each.text for each in named if each is not None)] == ["img", TITLE, DESCRIPTION]
    assert not [each for each in root.iter() if each is not root and {"role", "aria-label"} & set(each.attrib)]


def test_a_chart_takes_the_size_of_its_place() -> None:
    """A chart has a viewBox and no size of its own."""
    root = ElementTree.fromstring(drawn("usual"))
    assert (root.get("viewBox", "")[:8], root.get("width"), root.get("height")) == ("0 0 640 ", None, None)


def test_a_chart_shows_every_figure_once() -> None:
    """There is a point for each figure, hollow ones for the provisional, and the title above."""
    root = ElementTree.fromstring(drawn("usual"))
    hollow = [len(group) for group in root.iter(f"{SVG}g") if group.get("fill") == "white"]
    heading = " ".join(line.text or "" for line in root.iter(f"{SVG}tspan") if line.get("class") == "t")
    assert (len(list(root.iter(f"{SVG}circle"))), hollow, heading) == (21, [2], TITLE)


def test_nothing_is_empty_nor_precise_beyond_a_tenth() -> None:
    """No group is empty, no coordinate has more than one decimal and no font is named twice."""
    text = drawn("many")
    assert re.findall(r"<g[^>]*></g>|<g[^>]*/>|\d\.\d\d(?!em)", text.partition("</style>")[2]) == []
    assert text.count("font-family") == 1


@pytest.mark.parametrize("name", SAMPLES)
def test_nothing_is_drawn_outside_the_picture(name: str) -> None:
    """Every mark and the start of every text lies inside the picture."""
    root = ElementTree.fromstring(drawn(name))
    width, height = (float(number) for number in root.attrib["viewBox"].split()[2:])
    places = [(float(each.get("x", 0)), float(each.get("y", 0))) for each in root.iter(f"{SVG}text")]
    places += [(float(each.attrib["cx"]), float(each.attrib["cy"])) for each in root.iter(f"{SVG}circle")]
    places += [(float(x), float(y)) for x, y in re.findall(r"[ML]([\d.-]+),([\d.-]+)", drawn(name))]
    assert [place for place in places if not (0 <= place[0] <= width and 0 <= place[1] <= height)] == []


def test_a_drawing_of_an_unknown_kind_is_refused() -> None:
    """A curve, which Vega draws nowhere in these charts, is an error and not a silent loss."""
    curve = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path stroke="red" d="M0,0C1,1,2,2,3,3"/></svg>'
    with pytest.raises(ValueError, match="not expected"):
        mended(curve, "", "")


def test_a_chart_is_the_same_wherever_it_is_drawn() -> None:
    """The bytes do not depend on the time zone or the order of hashes."""
    code = "from tests.charts.test_svg import drawn; import sys; sys.stdout.buffer.write(drawn('usual').encode())"
    elsewhere = {**os.environ, "TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "7"}
    other = subprocess.run([sys.executable, "-c", code], env=elsewhere, capture_output=True, check=True)
    assert other.stdout.decode() == drawn("usual")
