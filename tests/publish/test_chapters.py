from dataclasses import replace

import pytest

from plainfigures.publish.chapters import Chapter, chapters_of, domain_texts
from tests.publish.invented import FIGURES, catalogue

KITES: Chapter = ("organisation", "ministry-of-kites")


@pytest.mark.parametrize(
    ("path", "chapter"),
    [
        ("organisations/ministry-of-kites/index.html", KITES),
        ("organisations/ministry-of-kites/completion-rate/data.csv", KITES),
        ("organisations/ministry-of-kites/completion-rate/index.html", ("metric", "completion-rate")),
        ("organisations/ministry-of-kites/completion-rate/comparison.svg", ("metric", "completion-rate")),
        ("services/kite-licence/completion-rate/embed/index.html", KITES),
        ("revisions/ministry-of-kites/2/index.html", KITES),
        ("metrics/completion-rate/by-size/largest-quarter/index.html", ("metric", "completion-rate")),
        ("domains/service-performance/data.csv", ("domain", "service-performance")),
        ("domains/service-performance/index.html", None),
        ("organisations/index.html", None),
        ("services/gone/index.html", None),
        ("data/all.csv", None),
        ("index.html", None),
    ],
)
def test_a_file_belongs_to_a_chapter(path: str, chapter: Chapter | None) -> None:
    """What lies below an organisation or service is its organisation's, but for services side by side."""
    of_services = catalogue(*(each for each in FIGURES if each.service))
    assert chapters_of([path], of_services).get(path) == chapter


def test_a_domain_without_metrics_changes_with_what_is_common() -> None:
    """What all chapters depend on counts for the file of a domain, too, in which nothing is measured yet."""
    known = replace(catalogue(*FIGURES), metrics={})
    before, now = domain_texts("one licence", known, {}), domain_texts("another licence", known, {})
    assert [domain for domain in known.domains if before[domain] == now[domain]] == []


def test_a_figure_page_is_never_side_by_side() -> None:
    """Where an organisation reports about itself, the page at that address is its own."""
    path = "organisations/ministry-of-kites/completion-rate/index.html"
    assert chapters_of([path], catalogue(*FIGURES)) == {path: KITES}
