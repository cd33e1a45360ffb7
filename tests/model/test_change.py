from datetime import date

from plainfigures.model.change import Addition, Changes, Key, Revision, Withdrawal
from plainfigures.model.period import Period
from plainfigures.model.problem import Location

QUARTER = Period(date(2026, 4, 1), 3)
PLACE = Location("metrics/example-department/2026-Q2.csv", 2)
KEY = Key("example-department", "example-permits", "transactions", QUARTER)
OWN = "metrics/example-department/2026-Q2.csv"
OTHER = "metrics/example-agency/2026-Q2.csv"


def test_a_trace_is_a_marker_and_a_note() -> None:
    """A marker alone, or a note alone, does not say why a figure is gone."""
    given = [((), ""), (("x",), ""), ((), "Why"), (("x",), "Why")]
    traced = [Withdrawal(KEY, PLACE, "1", markers, note).traced for markers, note in given]
    assert traced == [False, False, False, True]


def test_a_revision_is_explained_by_r_and_a_note() -> None:
    """Another marker does not stand for `r`."""
    given = [(("p",), "Why"), (("r",), ""), (("r", "e"), "Why")]
    explained = [Revision(KEY, PLACE, "1", "2", "up 1", (), markers, note).explained for markers, note in given]
    assert explained == [False, False, True]


def test_organisations_touched() -> None:
    """Organisations are touched by their figures or by files in their folders."""
    added = (Addition("example-council", "transactions", QUARTER, 2),)
    changes = Changes("0", (Withdrawal(KEY, PLACE, "1"),), added=added, paths=(OTHER, "metrics/README.md"))
    assert changes.organisations == ("example-agency", "example-council", "example-department")


def test_files_outside() -> None:
    """Files outside of the organisation with most changed files are named."""
    paths = (OTHER, OWN, "metrics/example-department/services.csv", "metrics/a.csv", "schemas/domains.yml")
    assert Changes("0", paths=paths).outside == (OTHER, "metrics/a.csv", "schemas/domains.yml")


def test_no_organisation_touched() -> None:
    """Where no organisation's folder changes, every changed file is outside of one."""
    assert Changes("0", paths=("README.md", "schemas/domains.yml")).outside == ("README.md", "schemas/domains.yml")


def test_figures_added() -> None:
    """Additions are counted over all periods."""
    added = (Addition("a", "transactions", QUARTER, 2), Addition("a", "transactions", QUARTER.next, 3))
    assert Changes("0", added=added).figures_added == 5


def test_what_concerns_a_branch() -> None:
    """A place concerns a branch that changes files of the same organisation."""
    changes = Changes("0", paths=(OTHER,))
    assert [changes.concerns(Location(path)) for path in (OTHER, "metrics/example-agency/a.csv", OWN)] == [
        True,
        True,
        False,
    ]


def test_schemas_concern_everybody() -> None:
    """Where a shared schema changes, every place concerns the branch."""
    assert Changes("0", paths=("schemas/domains.yml",)).concerns(PLACE)
