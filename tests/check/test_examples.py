"""What the report says of each everyday mistake: `tests/examples/bad/<rule>/<fault>/` against its `expected.txt`.

`mended/` holds the same files after the officer did what the report says, and nothing else.
"""

import os
import re
from pathlib import Path

import pytest

from plainfigures.check.rules import RULES
from plainfigures.model.source import Source
from plainfigures.read.source import read_source
from tests.small_root import BESIDE, EXAMPLES, checked, lay_over, lines_of, put

BAD = sorted(folder.parent for folder in EXAMPLES.glob("bad/*/*/expected.txt"))
JARGON = re.compile(
    r"\b(str_matches|str_length|isin|not_nullable|nullable|dtype|NaN|None|null|True|False|Traceback|\w*Error|Exception|"
    r"pydantic|pandera|polars|regex|regular expression|dict|tuple|boolean|string|integer|float|parse[rd]?|token|scalar|"
    r"schema_type|input_value|type=|stdin|UnicodeDecodeError|DataFrame|LazyFrame)\b|\^.*\$|<class|[{}]"
)
QUOTED = re.compile(r'"[^"]*"')  # an officer's own words, whatever they are
LINE = re.compile(r"(metrics|schemas)/[^:]+(:\d+){0,2}  \S.*\S; \S.*\S  \[[a-z-]+\]")


def name_of(folder: Path) -> str:
    return folder.relative_to(EXAMPLES / "bad").as_posix()


def told(folder: Path) -> list[str]:
    return (folder / "expected.txt").read_text("utf-8").splitlines()


def published(root: Path, folder: Path) -> Source | None:
    """Put what was published before an example into the root, and return it; None where nothing was."""
    if not (folder / "before").is_dir():
        return None
    lay_over(root, folder / "before")
    return read_source(root)


def files_of(folder: Path) -> dict[str, bytes]:
    """Return the content of each file that `lay_over` takes of a folder."""
    paths = [(path.relative_to(folder), path) for path in folder.rglob("*") if path.is_file()]
    return {name.as_posix(): path.read_bytes() for name, path in paths if not set(name.parts) & set(BESIDE)}


def test_the_small_root_is_in_order(root: Path) -> None:
    """The root that all examples are laid over has no problem of its own."""
    assert lines_of(checked(root)) == []


@pytest.mark.parametrize("folder", BAD, ids=name_of)
def test_a_mistake_is_told_in_these_words(root: Path, folder: Path) -> None:
    """The report of a root with one mistake is this and nothing else; `before/` is what was published until then."""
    before = published(root, folder)
    lay_over(root, folder)
    assert lines_of(checked(root, before=before)) == told(folder)


@pytest.mark.parametrize("folder", BAD, ids=name_of)
def test_a_mistake_breaks_the_rule_that_it_stands_under(folder: Path) -> None:
    """An example lies in the folder of a rule that it breaks."""
    assert f"[{folder.parent.name}]" in {line.rsplit("  ", 1)[-1] for line in told(folder)}


@pytest.mark.parametrize("folder", BAD, ids=name_of)
def test_a_mended_mistake_passes(root: Path, folder: Path) -> None:
    """Whoever does what the report says, and no more, has no problem left."""
    before = published(root, folder)
    lay_over(root, folder / "mended")
    assert lines_of(checked(root, before=before)) == []


@pytest.mark.parametrize("folder", BAD, ids=name_of)
def test_a_mended_mistake_is_another_than_the_mistake(folder: Path) -> None:
    """A twin has not the same files with the same bytes as the mistake that it mends."""
    assert files_of(folder / "mended") != files_of(folder)


def test_every_rule_has_a_mistake() -> None:
    """No rule is without an example of what breaks it, and no example is without a rule."""
    assert {folder.parent.name for folder in BAD} == set(RULES)


@pytest.mark.parametrize("folder", BAD, ids=name_of)
def test_a_mistake_is_told_in_an_officers_words(folder: Path) -> None:
    """A line says where, what and how to mend it, once, and no word of the program's own slips in."""
    for line in told(folder):
        words = line.partition("  ")[2].rpartition("  [")[0]
        sentences = [part.strip() for part in words.split(";")]
        assert LINE.fullmatch(line), line
        assert not JARGON.search(QUOTED.sub("", words)), line
        assert not re.search(r"[.?!;:,] ?;|\.$|  ", words), line
        assert len(sentences) == len(set(sentences)), line


@pytest.mark.parametrize(
    "content",
    [
        b"\xef\xbb\xbfmetric,service,value\ntransactions,example-permits,120\n",
        b"metric,service,value\r\ntransactions,example-permits,120\r\n",
        b"metric,service,value\rtransactions,example-permits,120\r",
        b"metric,service,value\ntransactions,example-permits,120",
        b"\n\nmetric,service,value\n\ntransactions,example-permits,120\n\n,,\n",
        b'"metric","service","value"\n"transactions","example-permits","120"\n',
    ],
    ids=["byte-order-mark", "crlf", "cr", "no-last-line-end", "blank-lines", "all-in-quotation-marks"],
)
def test_a_way_of_saving_that_is_welcome(root: Path, content: bytes) -> None:
    """However a program saves plain UTF-8 text, its figure is read and nothing is said."""
    before = checked(root)
    (root / "metrics/example-department/2025-Q4.csv").write_bytes(content)
    report = checked(root)
    assert (report.problems, report.observations - before.observations) == ((), 1)


def test_text_that_yaml_would_take_for_something_else(root: Path) -> None:
    """No word of YAML's own means anything in a note: it stays the text that it is, and nothing is said."""
    words = ("NO", "on", "1:30", "010", "null", "2026-06-30", "0x1A")
    figures = "".join(
        f"- {{metric: downtime, service: example-permits, period: 2025-{n:02}, value: 1, note: {word}}}\n"
        for n, word in enumerate(words, 1)
    )
    put(root, "metrics/example-department/downtime.yml", figures)
    assert lines_of(checked(root)) == []


@pytest.mark.parametrize("name", [" .csv", "\u3000.csv", "_.csv"])
def test_a_file_whose_name_is_blank(root: Path, name: str) -> None:
    """A name of blanks alone says no period, and is told like any other such name."""
    put(root, f"metrics/example-department/{name}", "metric,service,value\ntransactions,example-permits,11702\n")
    (line,) = lines_of(checked(root))
    assert line.endswith("name the file for its period, like 2026-Q2.csv, or add a column period  [period]")


def test_a_link_is_not_followed(root: Path) -> None:
    """A link is refused, wherever it leads."""
    (root / "metrics/example-department/2025-Q4.csv").symlink_to("2026-Q2.csv")
    (line,) = lines_of(checked(root))
    assert line == (
        "metrics/example-department/2025-Q4.csv  this is a link or a device, not a plain file; "
        "put the file itself in its place  [file-shape]"
    )


def test_a_linked_folder_is_not_followed(root: Path) -> None:
    """A link to a folder is refused as one to a file is, and has no profile to miss."""
    (root / "metrics/example-office").symlink_to("example-agency")
    (line,) = lines_of(checked(root))
    assert line == (
        "metrics/example-office  this is a link or a device, not a plain file; "
        "put the file itself in its place  [file-shape]"
    )


def test_a_pipe_is_not_opened(root: Path) -> None:
    """A FIFO is refused, and nobody waits for it."""
    os.mkfifo(root / "metrics/example-department/2025-Q4.csv")
    (line,) = lines_of(checked(root))
    assert line == (
        "metrics/example-department/2025-Q4.csv  this is a link or a device, not a plain file; "
        "put the file itself in its place  [file-shape]"
    )


def test_a_file_beyond_the_limit_is_not_read(root: Path) -> None:
    """A file of more than 1 MiB is refused by its size alone."""
    put(root, "metrics/example-department/2025-Q4.csv", "metric\n" + "x" * 1024 * 1024)
    (line,) = lines_of(checked(root))
    assert line == (
        "metrics/example-department/2025-Q4.csv  the file holds 1,048,583 bytes; at most 1 MiB is read; "
        "split it, for example by year  [file-shape]"
    )


def test_a_broken_inventory_is_not_held_against_the_figures(root: Path) -> None:
    """Where services.csv cannot be read in full, no figure is blamed for a service that may stand there."""
    put(root, "metrics/example-department/services.csv", 'id,name\nexample-permits,"Apply for a permit\n')
    assert {line.rpartition("  ")[2] for line in lines_of(checked(root))} == {"[file-shape]"}


def test_all_faults_come_out_of_one_run(root: Path) -> None:
    """A broken file hides neither the faults of other files nor those of other rows."""
    put(root, "metrics/example-department/2026-Q1.csv", "metric;service;value\ntransactions;example-permits;84,2\n")
    put(root, "metrics/example-department/user-satisfaction.csv", 'metric,service\nuser-satisfaction,"example\n')
    put(root, "metrics/example-department/organisation.yml", "name: Example Department\nkind: zoo\n")
    put(root, "metrics/example-agency/2026-Q3.yml", "- metric: transactions\n  metric: downtime\n")
    put(
        root,
        "metrics/example-department/2026-Q2.csv",
        "metric,service,value,marker,note\n"
        'transactions,example-permits,"12,105",,\n'
        "transactions,example-licences,75\n"
        "transaction,example-licences,75,,\n"
        "completion-rate,example-permits,842,,\n"
        "completion-rate,example-licences,,,\n"
        "digital-take-up,example-licence,82.4,q,\n",
    )
    assert [(p.location.path.split("/")[-1], p.location.line, p.rule) for p in checked(root).problems] == [
        ("2026-Q3.yml", 1, "level"),
        ("2026-Q3.yml", 1, "missing-value"),
        ("2026-Q3.yml", 2, "yaml-shape"),
        ("2026-Q1.csv", 1, "header"),
        ("2026-Q1.csv", 2, "value-format"),
        ("2026-Q2.csv", 2, "value-format"),
        ("2026-Q2.csv", 3, "row-width"),
        ("2026-Q2.csv", 4, "unknown-metric"),
        ("2026-Q2.csv", 5, "bounds"),
        ("2026-Q2.csv", 6, "missing-value"),
        ("2026-Q2.csv", 7, "unknown-service"),
        ("2026-Q2.csv", 7, "marker"),
        ("organisation.yml", 2, "document"),
        ("user-satisfaction.csv", 2, "file-shape"),
    ]


def test_what_stands_below_a_title_is_judged(root: Path) -> None:
    """Lines above the names of columns hide neither a misspelt name nor a wrong number."""
    table = "Figures of the second quarter,,\n\nmetric,service,vaule\ntransactions,example-permits,84%\n"
    put(root, "metrics/example-department/2026-Q1.csv", table)
    assert [(p.location.line, p.location.column, p.rule) for p in checked(root).problems] == [
        (1, 0, "header"),
        (3, 3, "header"),
        (4, 3, "value-format"),
    ]
