from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from plainfigures.model.catalogue import Catalogue
from plainfigures.model.embargo import NOTHING, Embargo, HeldBack, held_back, publish_at, without
from plainfigures.model.organisation import Organisation, Service
from plainfigures.model.publication import Publication
from plainfigures.model.statement import Statement
from tests.model.invented import metric, observation

THEN = datetime(2026, 11, 12, 9, 30, tzinfo=UTC)
SECOND = timedelta(seconds=1)
FOLDER = "example-department"


def embargo(file: str, services: list[str] | None = None) -> Embargo:
    given = {"file": file, "publish_at": "2026-11-12 09:30 Europe/London", "services": services}
    return Embargo.model_validate(given)


def catalogue() -> Catalogue:
    bodies = [
        Organisation(id=FOLDER, name="Example Department", kind="other"),
        Organisation(id="example-agency", name="Example Agency", kind="other", parent=FOLDER),
    ]
    said = {"about": "figure", "metric": "example-rate", "period": "2026-Q3", "date": "2026-11-12", "text": "Said."}
    taken = {"title": "A", "publisher": "B", "url": "https://example.org", "licence": "C", "as_at": "D"}
    return Catalogue(
        domains={},
        metrics={"example-rate": metric()},
        organisations={each.id: each for each in bodies},
        services={"example-kites": Service("example-kites", FOLDER, "Fly an example kite")},
        observations=(observation("2026-Q2", "84.1"), observation("2026-Q3", "85.3")),
        publications=(Publication.model_validate(taken | {"files": (f"{FOLDER}/2026-Q3.csv",)}),),
        statements={FOLDER: (Statement.model_validate(said),)},
    )


@pytest.mark.parametrize(("moment", "held"), [(THEN - SECOND, True), (THEN, False), (THEN + SECOND, False)])
def test_a_file_is_held_back_until_its_moment(moment: datetime, held: bool) -> None:
    """One second before, nothing of a file is published; at the moment itself, it is."""
    found = held_back({FOLDER: (embargo("2026-Q3.csv"),)}, moment)
    assert (found.holds(f"metrics/{FOLDER}/2026-Q3.csv"), found.holds(f"metrics/{FOLDER}/2026-Q2.csv")) == (held, False)


def test_a_folder_is_held_back_with_its_profile() -> None:
    """Where the profile is held back, so is all that lies beside it, and nothing of another folder."""
    held = held_back({FOLDER: (embargo("organisation.yml"),)}, THEN - SECOND)
    paths = [f"metrics/{FOLDER}/services.csv", f"metrics/{FOLDER}-two/services.csv", "schemas/domains.yml"]
    assert [held.holds(path) for path in paths] == [True, False, False]


def test_a_catalogue_without_what_is_held_back() -> None:
    """Figures of the file, what was taken into it, services that are new with it and statements about it are gone."""
    held = held_back({FOLDER: (embargo("2026-Q3.csv", ["example-kites"]),)}, THEN - SECOND)
    seen = without(catalogue(), held)
    known = ([each.value for each in seen.observations], seen.publications, [*seen.services], seen.statements[FOLDER])
    assert known == (["84.1"], (), [], ())


def test_a_catalogue_without_an_organisation() -> None:
    """Nothing of a held-back organisation is left, and no body is said to be part of it."""
    seen = without(catalogue(), HeldBack(organisations=frozenset([FOLDER])))
    (agency,) = seen.organisations.values()
    assert (agency.id, agency.parent, seen.observations, [*seen.services]) == ("example-agency", None, (), [])


def test_a_new_service_takes_its_figures_with_it() -> None:
    """While a service is unknown no figure of it is shown, in whatever file it stands."""
    kites = observation("2026-Q2", "91.7")._replace(service="example-kites")
    both = replace(catalogue(), observations=(*catalogue().observations, kites))
    seen = without(both, HeldBack(services=frozenset(["example-kites"])))
    assert [each.value for each in seen.observations] == ["84.1", "85.3"]


def test_a_catalogue_of_which_nothing_is_held_back_is_the_same() -> None:
    """Where no embargo holds, the whole catalogue is published."""
    whole = catalogue()
    assert without(whole, NOTHING) is whole


@pytest.mark.parametrize(
    ("path", "then"),
    [
        (f"metrics/{FOLDER}/2026-Q3.csv", THEN),
        (f"metrics/{FOLDER}/2026-Q2.csv", None),
        ("metrics/example-agency/2026-Q3.csv", None),
        ("schemas/domains.yml", None),
    ],
)
def test_when_a_file_is_published(path: str, then: datetime | None) -> None:
    """A file with an embargo, passed or not, is published at its moment; of others nothing is known."""
    assert publish_at({FOLDER: (embargo("2026-Q3.csv"),)}, path) == then


def test_the_last_moment_that_has_come_is_known() -> None:
    """Of the moments that embargoes name the last that has come is known, and of those to come none."""
    early, late = (Embargo(file=f"{day}.csv", publish_at=f"2026-11-{day} 09:30 Europe/London") for day in (12, 13))
    now = early.publish_at
    assert (held_back({"kites": (early, late)}, now).passed, held_back({"kites": (late,)}, now).passed) == (now, None)
