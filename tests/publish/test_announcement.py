"""What pages tell search engines for data."""

from collections.abc import Mapping
from typing import Any

import pytest

from plainfigures.publish.page import Page
from tests.publish.announced import FIGURE_PAGE, LICENCE, pages_of, with_metric
from tests.publish.invented import FIGURES, catalogue
from tools.validate.linked import announced_on, announcement_faults

ANNOUNCED = [FIGURE_PAGE, "metrics/completion-rate/", "organisations/ministry-of-kites/"]


def said_on(page: Page) -> list[Any]:
    return announced_on(page.body)


@pytest.fixture(scope="module")
def pages() -> Mapping[str, Page]:
    return pages_of(catalogue(*FIGURES))


@pytest.mark.parametrize("address", [*ANNOUNCED, ""])
def test_types_and_properties_are_those_of_schema_org(address: str, pages: Mapping[str, Page]) -> None:
    """Every object has a type that schema.org knows, and only properties that this type has."""
    assert announcement_faults(*said_on(pages[address])) == []


def test_a_property_that_a_type_lacks_is_found() -> None:
    """The check of these tests names what is wrong, deep inside too."""
    said = {
        "@type": "Dataset",
        "colour": "red",
        "creator": {"@type": "Organization", "name": True},
        "distribution": "x",
    }
    assert announcement_faults(said) == ["Dataset.colour", "Organization.name", "Dataset.distribution"]


@pytest.mark.parametrize("address", ANNOUNCED)
def test_a_page_announces_its_figures_with_all_that_is_asked(address: str, pages: Mapping[str, Page]) -> None:
    """A figure, a metric and an organisation each have title, description, licence, source, time and a file."""
    (said,) = said_on(pages[address])
    (file,) = said["distribution"]
    found = (said["license"], said["creator"][0]["name"], said["temporalCoverage"], file["contentUrl"])
    wanted = (LICENCE.url, "Ministry of Kites & Strings", "2025-01-01/2025-09-30")
    assert (found, len(said["description"]) >= 50) == ((*wanted, f"https://figures.example/{address}data.csv"), True)


def test_the_opening_page_announces_the_catalogue(pages: Mapping[str, Page]) -> None:
    """The opening page says that the site is a catalogue, and what its whole dataset is."""
    (said,) = said_on(pages[""])
    (dataset,) = said["dataset"]
    assert (said["@type"], dataset["distribution"][0]["contentUrl"]) == (
        "DataCatalog",
        "https://figures.example/data/all.csv",
    )


def test_figures_without_a_licence_are_not_announced() -> None:
    """A search engine for data asks for a licence: where the site gives none, no page has a block."""
    assert [page.address for page in pages_of(catalogue(*FIGURES), licence=None).values() if said_on(page)] == []


def test_figures_hardly_described_are_not_announced() -> None:
    """A question and a definition of fewer than 50 characters together: no block on the metric's and figure's page."""
    brief = with_metric(catalogue(*FIGURES), question="How many?", definition="A count.")
    pages = pages_of(brief)
    assert [bool(said_on(pages[address])) for address in ANNOUNCED] == [False, False, True]


def test_a_metric_that_nobody_reports_is_not_announced() -> None:
    """There is nothing to download, and so no dataset."""
    assert said_on(pages_of(catalogue())["metrics/completion-rate/"]) == []


def test_no_text_can_close_the_block() -> None:
    """Submitted text that looks like the end of a script stays text."""
    hostile = with_metric(
        catalogue(*FIGURES), definition="</script><script>alert(1)</script> & so on, for ever and ever"
    )
    body = pages_of(hostile)[FIGURE_PAGE].body
    (said,) = said_on(pages_of(hostile)[FIGURE_PAGE])
    assert ("<script>alert" in body, "</script><script>alert(1)</script> & so on" in said["description"]) == (
        False,
        True,
    )
