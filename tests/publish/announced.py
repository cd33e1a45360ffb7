"""Pages as they are built where everything is known that citations and announcements tell."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from plainfigures.model.catalogue import Catalogue
from plainfigures.model.commit import Commit
from plainfigures.model.settings import Licence
from plainfigures.publish.page import Page
from plainfigures.publish.pages import render_pages
from tests.publish.written import files_of, sizes_of, sums_of

TEMPLATES = Path(__file__).parents[2] / "site" / "templates"
FIGURE_PAGE = "services/kite-licence/completion-rate/"
COMMIT = Commit("0123456789" * 4, date(2026, 5, 4))
LICENCE = Licence("A free licence", "https://example.org/licence", "FREE-1.0")


def pages_of(known: Catalogue, **given: Any) -> Mapping[str, Page]:
    """Return the pages of a catalogue by address; `given` are further arguments, or others in place of the usual."""
    files = files_of(known)
    usual = {
        "charts": {},
        "sizes": sizes_of(files),
        "sums": sums_of(files),
        "commit": COMMIT,
        "licence": LICENCE,
        "site_url": "https://figures.example/",
    }
    return {page.address: page for page in render_pages(known, TEMPLATES, **usual | given)}


def with_metric(known: Catalogue, **changed: object) -> Catalogue:
    """Return the catalogue with its one metric's definition changed."""
    (metric,) = known.metrics.values()
    return replace(known, metrics={metric.id: metric.model_copy(update=changed)})
