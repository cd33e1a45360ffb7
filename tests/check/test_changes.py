"""What the comparison with an earlier commit finds, over the small root."""

from pathlib import Path

import pytest

from plainfigures.check.catalogue import check_source
from plainfigures.check.changes import changes_of
from plainfigures.model.change import Addition, Before, Changes, DefinitionChange, Key, Part, Revision, Withdrawal
from plainfigures.model.period import Period, parse_period
from plainfigures.model.problem import Location
from plainfigures.model.source import Source
from plainfigures.read.source import read_source
from tests.small_root import TODAY, checked, put

FIGURES = "metrics/example-department/2026-Q2.csv"
SATISFACTION = "metrics/example-department/user-satisfaction.csv"
COST = "metrics/example-department/cost-per-transaction.csv"
COMPLETION = "schemas/metrics/service-performance/completion-rate.yml"
NOTHING = Changes("0" * 40)


def changes(root: Path, before: Source) -> Changes:
    evidence, _ = check_source(read_source(root), TODAY, before)
    return changes_of(evidence, Before("0" * 40, before, ()))


def edited(root: Path, path: str, old: str, new: str) -> None:
    text = (root / path).read_text("utf-8")
    assert old in text
    put(root, path, text.replace(old, new))


def rules(root: Path, before: Source) -> list[str]:
    return [problem.rule for problem in checked(root, before=before).problems]


def key(metric: str, service: str = "example-permits", period: str = "2026-Q2", **codes: str) -> Key:
    found = parse_period(period)
    assert isinstance(found, Period)
    return Key("example-department", service, metric, found, tuple(codes.items()))


def test_nothing_changed(root: Path) -> None:
    """A root has no changes against itself."""
    assert changes(root, read_source(root)) == NOTHING


def test_a_revision(root: Path) -> None:
    """A figure that says another number is told with what it was, by how much it moved, its marker and its reason."""
    before = read_source(root)
    edited(root, FIGURES, "permits,,12105,,,r,Late paper", "permits,,12226.05,,,r,Late paper")
    assert changes(root, before).revised == (
        Revision(
            key("transactions"),
            Location(FIGURES, 2, 4),
            "12,105",
            "12,226.05",
            "up 1.0%",
            (Part("value", "12105", "12226.05"),),
            ("r",),
            "Late paper forms for June were counted",
            "Late paper forms for June were counted",
        ),
    )


def test_a_revised_part(root: Path) -> None:
    """A figure is revised, too, where only a number that it is made of is."""
    before = read_source(root)
    edited(root, FIGURES, "permits,phone,10.1,1223,", "permits,phone,10.1,1224,")
    (revision,) = changes(root, before).revised
    assert (revision.key, revision.parts) == (
        key("avoidable-contact", channel="phone"),
        (Part("numerator", "1223", "1224"),),
    )


def test_a_revised_input(root: Path) -> None:
    """Further counts that a calculation reads are numbers of the figure like any other."""
    before = read_source(root)
    edited(root, SATISFACTION, "2026-03,,515,", "2026-03,,516,")
    (revision,) = changes(root, before).revised
    assert (revision.key.metric, revision.parts) == ("user-satisfaction", (Part("very_satisfied", "515", "516"),))


@pytest.mark.parametrize("other", ["83.10", "83.100"])
def test_a_number_spelt_differently(root: Path, other: str) -> None:
    """Zeros that say nothing make no revision, but are counted."""
    before = read_source(root)
    edited(root, FIGURES, ",83.1,", f",{other},")
    assert changes(root, before) == Changes("0" * 40, respelt=1)


def test_a_changed_note_or_marker(root: Path) -> None:
    """A note or a marker alone is no revision."""
    before = read_source(root)
    edited(root, FIGURES, "r,Late paper forms", "r e,Very late forms")
    assert changes(root, before) == NOTHING


def test_a_renamed_file(root: Path) -> None:
    """A figure is the same in whatever file of its organisation it stands."""
    before = read_source(root)
    (root / SATISFACTION).rename(root / "metrics/example-department/survey.csv")
    assert changes(root, before) == NOTHING


def test_a_period_spelt_differently(root: Path) -> None:
    """A figure is the same however its period is spelt."""
    before = read_source(root)
    edited(root, COST, ",FY2025-26,", ",2025-04/P12M,")
    assert changes(root, before) == NOTHING


def test_a_figure_gone(root: Path) -> None:
    """A figure whose row is gone is withdrawn without a trace, and that is an error."""
    before = read_source(root)
    edited(root, FIGURES, "transactions,example-licences,,2468,,,,\n", "")
    gone = Withdrawal(key("transactions", "example-licences"), Location(FIGURES), "2,468")
    assert (changes(root, before).withdrawn, rules(root, before)) == ((gone,), ["withdrawal"])


def test_a_figure_withdrawn(root: Path) -> None:
    """A figure whose row stays with a marker and a note is withdrawn with a trace."""
    before = read_source(root)
    edited(root, FIGURES, "licences,,2468,,,,", "licences,,,,,x,Counted twice")
    why = Withdrawal(key("transactions", "example-licences"), Location(FIGURES, 3, 4), "2,468", ("x",), "Counted twice")
    assert (changes(root, before).withdrawn, rules(root, before)) == ((why,), [])


def test_a_file_gone(root: Path) -> None:
    """Figures gone with their file are told once for each metric, and so are rows that said why there was none."""
    before = read_source(root)
    (root / SATISFACTION).unlink()
    assert (len(changes(root, before).withdrawn), rules(root, before)) == (5, ["withdrawal"] * 2)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("transactions,example-licences,,2468,,,,\n", "transactions,example-licences,,2468\n"),
        ("transactions,example-licences,", "transactions,example-licenses,"),
        ("transactions,example-licences,", "transaction,example-licences,"),
        ("metric,service,channel", "metric,service,chanel_used"),
    ],
)
def test_a_figure_that_cannot_be_understood(root: Path, old: str, new: str) -> None:
    """A figure whose file holds a mistake is not called withdrawn: the mistake is told, and that once."""
    before = read_source(root)
    edited(root, FIGURES, old, new)
    found = set(rules(root, before))
    assert (changes(root, before).withdrawn, bool(found), "withdrawal" in found) == ((), True, False)


def test_a_number_that_cannot_be_read(root: Path) -> None:
    """A number that is none is its own mistake, and neither a revision nor a withdrawal."""
    before = read_source(root)
    edited(root, FIGURES, "licences,,2468,", 'licences,,"2,468",')
    assert (changes(root, before), rules(root, before)) == (NOTHING, ["value-format"])


def test_additions(root: Path) -> None:
    """New figures are counted by organisation, metric and period."""
    before = read_source(root)
    put(
        root,
        "metrics/example-department/2025-Q4.csv",
        "metric,service,value\ntransactions,example-permits,11000\ntransactions,example-licences,2000\n",
    )
    period = key("transactions", period="2025-Q4").period
    assert changes(root, before) == Changes(
        "0" * 40, added=(Addition("example-department", "transactions", period, 2),)
    )


def test_a_figure_that_was_missing(root: Path) -> None:
    """A figure that comes where a row said why there was none is an addition, and needs no marker."""
    before = read_source(root)
    edited(root, SATISFACTION, "2026-05,,,,,,,x,The survey did not run for two weeks in May", "2026-05,86,,,,,,,")
    found = changes(root, before)
    assert (found.figures_added, found.withdrawn, found.revised, rules(root, before)) == (1, (), (), [])


def test_a_first_commit(root: Path) -> None:
    """Against a commit without any files everything is new."""
    found = changes(root, Source((), (), (), 0))
    new = {each.what for each in found.definitions}
    assert (found.withdrawn, found.revised, found.figures_added > 50, new) == ((), (), True, {"added"})


def test_a_changed_definition(root: Path) -> None:
    """A definition that changed is told with what changed in it and how many figures it touches."""
    before = read_source(root)
    edited(root, COMPLETION, "\ndue: ", "\ndue: 1")
    found = changes(root, before)
    assert [(each.metric, each.what, each.fields, each.organisations) for each in found.definitions] == [
        ("completion-rate", "changed", ("due",), 1)
    ]


def test_a_new_calculation(root: Path) -> None:
    """What a new calculation makes of the same parts is a revision, and must be explained like any other."""
    before = read_source(root)
    edited(root, COMPLETION, "numerator / denominator * 100", "numerator / denominator * 50")
    found = [each for each in changes(root, before).revised if each.key == key("completion-rate")]
    assert [(each.before, each.after, each.size, each.parts) for each in found] == [
        ("85.7%", "42.8%", "down 42.8 percentage points", ())
    ]
    assert "revision" in rules(root, before)


def test_a_definition_withdrawn(root: Path) -> None:
    """A definition that is gone is told with the figures that it had."""
    before = read_source(root)
    (root / COMPLETION).unlink()
    (found,) = changes(root, before).definitions
    assert isinstance(found, DefinitionChange)
    assert (found.what, found.figures > 0) == ("withdrawn", True)


def test_without_a_commit_before(root: Path) -> None:
    """Without anything to compare with, neither rule has anything to say."""
    edited(root, FIGURES, "transactions,example-licences,,2468,,,,\n", "")
    assert checked(root).problems == ()


def test_a_number_that_could_not_be_read_before(root: Path) -> None:
    """What was no number was no published figure: mending it, or taking it away, needs no marker."""
    mended = (root / FIGURES).read_text("utf-8")
    edited(root, FIGURES, "licences,,2468,", 'licences,,"2,468",')
    before = read_source(root)
    put(root, FIGURES, mended.replace("transactions,example-licences,,2468,,,,\n", ""))
    assert (changes(root, before), rules(root, before)) == (NOTHING, [])
