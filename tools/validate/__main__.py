"""Judge a built site: `python -m tools.validate out/site`, or `make validate`. Exit 1 where anything is wrong.

With a second word, a file of shapes such as the official ones of DCAT-AP, the catalogue alone is judged, by these.
"""

import json
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from openapi_spec_validator import OpenAPIV31SpecValidator

from tools.validate.linked import SHAPES, announced_on, announcement_faults, catalogue_faults, feed_faults
from tools.validate.tables import all_web_faults, described, package_faults, unnamed

Judge = Callable[[Path], tuple[int, list[str]]]
"""Returns how many things of a site it looked at, and what is wrong with them."""


def _package(site: Path) -> tuple[int, list[str]]:
    package = site / "data" / "datapackage.json"
    resources = json.loads(package.read_text("utf-8"))["resources"]
    return len(resources), [*package_faults(package), *(f"{name} is not in it" for name in unnamed(package))]


def _web(site: Path) -> tuple[int, list[str]]:
    names = list(described(site))
    return len(names), all_web_faults(site, names)


def _open_api(site: Path) -> tuple[int, list[str]]:
    said = json.loads((site / "data" / "openapi.json").read_text("utf-8"))
    return len(said["paths"]), [error.message for error in OpenAPIV31SpecValidator(said).iter_errors()]


def _catalogue(site: Path) -> tuple[int, list[str]]:
    return 2, catalogue_faults(site, SHAPES)


def _feeds(site: Path) -> tuple[int, list[str]]:
    feeds = sorted([*site.rglob("feed.atom"), *site.rglob("feed.xml")])
    return len(feeds), [
        f"{feed.relative_to(site)}: {fault}" for feed in feeds for fault in feed_faults(feed.read_bytes())
    ]


def _announcements(site: Path) -> tuple[int, list[str]]:
    found = [
        (page, said) for page in sorted(site.rglob("index.html")) for said in announced_on(page.read_text("utf-8"))
    ]
    faults = [f"{page.relative_to(site)}: {fault}" for page, said in found for fault in announcement_faults(said)]
    return len(found), [*faults, *([] if found else ["no page announces anything"])]


JUDGES: dict[str, Judge] = {
    "tables of the Data Package (frictionless, hashes included)": _package,
    "addresses of OpenAPI 3.1 (openapi-spec-validator)": _open_api,
    "forms of the catalogue (pyshacl, DCAT-AP 3.0.1)": _catalogue,
    "feeds (the schema of Atom, feedparser)": _feeds,
    "announcements in pages (the types of schema.org)": _announcements,
    "CSV files with a description for the Web (csvw, strict)": _web,
}


def _judged(site: Path, judges: dict[str, Judge]) -> Iterator[list[str]]:
    for words, judge in judges.items():
        began = time.perf_counter()
        number, faults = judge(site)
        print(f"{'FAULTY' if faults else 'valid'}: {number:,} {words}, {time.perf_counter() - began:.1f} s", flush=True)
        print("".join(f"  {fault}\n" for fault in faults[:20]), end="", flush=True)
        yield faults


def _by_shapes(shapes: Path) -> Judge:
    return lambda site: (2, catalogue_faults(site, shapes))


def main(site: Path, shapes: Path | None = None) -> int:
    judges = {f"forms of the catalogue (pyshacl, {shapes})": _by_shapes(shapes)} if shapes else JUDGES
    if not (site / "data" / "datapackage.json").is_file():
        print(f"There is no built site in {site}: make site", file=sys.stderr)
        return 2
    return 1 if any(list(_judged(site, judges))) else 0


if __name__ == "__main__":
    sys.exit(main(*map(Path, sys.argv[1:3] or ["out/site"])))
