"""Measures plain MkDocs with Material on so many pages of figures, and beside it the press on the same pages.

`python -m benchmarks.material 300 1000` measures 300 pages and 1,000; each has one table of twenty invented figures.
The press includes what MkDocs takes for the frame.
"""

import math
import sys
import tempfile
from pathlib import Path

from benchmarks.measure import Cost, measured
from plainfigures.publish.page import Page
from plainfigures.publish.press import write_pages
from plainfigures.publish.shell import render_shells

ROOT = Path(__file__).resolve().parent.parent
SIZES, TO_AN_ORGANISATION = (300, 1_000), 40
SETTINGS = "site_name: Invented\ntheme: {name: material, font: false}\nuse_directory_urls: true\n"
ROWS = [(f"{2021 + number // 4}-Q{number % 4 + 1}", f"{80 + number % 7}.{number % 10}") for number in range(20)]
MARKDOWN = "| Period | Figure |\n|---|---:|\n" + "".join(f"| {period} | {value} |\n" for period, value in ROWS)
HTML = "<table><thead><tr><th scope=col>Period<th scope=col>Figure</thead><tbody>"
HTML += (
    "".join(f"<tr><th scope=row>{period}</th><td>{value}</td></tr>\n" for period, value in ROWS) + "</tbody></table>"
)


def main() -> None:
    if sys.argv[1:2] == ["press"]:
        press(Path(sys.argv[2]), int(sys.argv[3]))
        return
    sizes = tuple(map(int, sys.argv[1:])) or SIZES
    found = [(size, *costs(size)) for size in sizes]
    for size, material, pressed in found:
        for name, cost in (("MkDocs with Material", material), ("the press", pressed)):
            each = f"{cost.cpu / size * 1000:6.1f} ms a page"
            print(f"{size:6,} pages  {name:22} {cost.cpu:7.1f} s of CPU {each} {cost.megabytes:6.0f} MB", flush=True)
    (few, slow, fast), (many, slower, faster) = found[0], found[-1]
    for name, one, other in (("MkDocs with Material", slow, slower), ("the press", fast, faster)):
        print(f"{name} grows with power {math.log(other.cpu / one.cpu) / math.log(many / few):.2f}")


def costs(pages: int) -> tuple[Cost, Cost]:
    """Return what so many pages cost MkDocs, and the press."""
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        (folder / "mkdocs.yml").write_text(SETTINGS, "utf-8")
        for number in range(pages):
            place = folder / "docs" / f"organisation-{number // TO_AN_ORGANISATION:03}" / f"metric-{number:05}.md"
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_text(f"# Invented metric {number}\n\n{MARKDOWN}", "utf-8")
        (folder / "docs" / "index.md").write_text("# Invented\n", "utf-8")
        material = measured([sys.executable, "-m", "mkdocs", "build", "--quiet"], folder)
        again = [sys.executable, "-m", "benchmarks.material", "press", str(folder / "pressed"), str(pages)]
        return material, measured(again, ROOT)


def press(site: Path, pages: int) -> None:
    """Stamp so many pages into the repository's own frame, rendered anew."""
    prose = render_shells(ROOT, site / "cache")
    places = ((f"organisations/organisation-{n // TO_AN_ORGANISATION:03}/metric-{n:05}/", n) for n in range(pages))
    made = (
        Page(address, "benchmark", f"Invented metric {number}", "An invented page", f"<h1>{number}</h1>{HTML}")
        for address, number in places
    )
    write_pages(made, prose.shells, site / "pages")


if __name__ == "__main__":
    main()
