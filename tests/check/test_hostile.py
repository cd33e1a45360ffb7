"""Whatever stands in one file of a root, the check answers with problems that lie in the files, in every form."""

import csv
import io
from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from plainfigures.model.limits import MOST_TOLD
from tests.small_root import EXAMPLES
from tools.fuzz.target import DOCUMENTS, INVENTORY, KINDS, SUBMISSION, TABLES, assert_sound, report_of, small_root

FEW = settings(
    max_examples=20, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow], database=None
)
FOUND = sorted(path for path in (EXAMPLES / "fuzz").glob("*/*") if path.is_file())

COLUMNS = ["metric", "service", "period", "channel", "value", "numerator", "denominator", "lower", "upper", "marker"]
COLUMNS += ["note", "very_satisfied", "id", "name", "url", "phase", "since", "until", "legacy"]
MISSPELT = ["Metric", "vaule", " value", "periods", "", "métric", "line", "path", "#value", "organisation", "Id"]
GOOD = ["transactions", "digital-take-up", "avoidable-contact", "user-satisfaction", "example-permits", "phone"]
GOOD += ["2026-Q2", "FY2026-27", "2025-09/P12M", "2026-04", "12105", "84.2", "0.5", "-1", "x", "p r", "live", "yes"]
NASTY = ["", " ", "=1+1", "12,105", "84,2", "１２", "1e999", "nan", "inf", "9" * 40, "2011-12", "2026-Q9", "FY2026-28"]
NASTY += [
    "a\nb",
    "a\r\nb",
    '"',
    "'",
    "\u202eabc",
    "\u200b",
    "\x1b[31m",
    "\x85",
    "😀",
    "::error::x",
    "| x |",
    "<script>",
]
NASTY += ["<<<<<<< HEAD", "@name", "x" * 600, "\ufffe", "2199-12/P120M", "0001-01-01", "9999-99-99", "%0A", "{0}", "\t"]

names = st.sampled_from(COLUMNS) | st.sampled_from(COLUMNS + MISSPELT)
cells = st.sampled_from(GOOD) | st.sampled_from(GOOD + NASTY) | st.text(max_size=8)


@st.composite
def tables(draw: st.DrawFn) -> bytes:
    """A table as some program writes it: names and cells right and wrong, any separator, quoting, line end and code."""
    header = draw(st.lists(names, min_size=1, max_size=8))
    row = st.lists(cells, min_size=len(header), max_size=len(header)) | st.lists(cells, max_size=9)
    written = io.StringIO(newline="")
    writer = csv.writer(
        written,
        delimiter=draw(st.sampled_from(",,,,;\t|")),
        quoting=draw(st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL])),
        lineterminator=draw(st.sampled_from(["\n", "\r\n", "\r"])),
    )
    writer.writerows([header, *draw(st.lists(row, max_size=6))])
    code = draw(st.sampled_from(["utf-8", "utf-8", "utf-8", "utf-8-sig", "utf-16", "cp1252"]))
    return written.getvalue().encode(code, "replace")


KEYS = ["name", "kind", "parent", "accountable", "post", "role", "maintainers", "title", "question", "unit", "many"]
KEYS += ["better", "from", "to", "frequency", "covers", "due", "level", "calculation", "numerator", "inputs", "changes"]
KEYS += ["dimensions", "channel", "before", "what", "source", "url", "metric", "kinds", "files", "value", "period"]
WORDS = ["other", "council", "minister", "percent", "higher", "quarter", "42", "either", "numerator / denominator"]
WORDS += [
    "numerator / 0",
    "((1))",
    "https://example.org",
    "never",
    "metrics",
    "a: b",
    "- a",
    "&a",
    "*a",
    "!a",
    "{",
    "1" * 20,
]

texts = st.sampled_from(GOOD + WORDS) | st.sampled_from(NASTY) | st.text(max_size=8)
trees = st.recursive(
    texts | st.none() | st.booleans() | st.integers(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(KEYS) | texts, inner, max_size=5),
    max_leaves=20,
)


@st.composite
def documents(draw: st.DrawFn, path: str) -> bytes:
    """A document as some program writes it: a tree, or the right one with branches put into it, in any style."""
    right = yaml.safe_load(small_root()[path])
    branches = draw(st.dictionaries(st.sampled_from(KEYS), trees, max_size=3))
    grafted = {**right, **branches} if isinstance(right, dict) else [*right, branches]
    tree = draw(st.just(grafted) | trees)
    flow, style = draw(st.sampled_from([True, False, None])), draw(st.sampled_from([None, "'", '"', "|", ">"]))
    text = yaml.safe_dump(tree, default_flow_style=flow, default_style=style, allow_unicode=draw(st.booleans()))
    return text.encode("utf-8", "replace")


@pytest.mark.parametrize("path", TABLES)
@given(content=tables())
@FEW
def test_any_table(path: str, content: bytes) -> None:
    """Any table gives problems that lie in the files, and every form of the report shows them."""
    assert assert_sound(path, content) == report_of(path, content)


@pytest.mark.parametrize("path", DOCUMENTS)
@given(data=st.data())
@FEW
def test_any_document(path: str, data: st.DataObject) -> None:
    """Any document does, too."""
    assert assert_sound(path, content := data.draw(documents(path))) == report_of(path, content)


@pytest.mark.parametrize("path", [SUBMISSION, DOCUMENTS[0]])
@given(content=st.binary(max_size=200))
@FEW
def test_any_bytes(path: str, content: bytes) -> None:
    """Any bytes do, too."""
    assert assert_sound(path, content) == report_of(path, content)


@pytest.mark.parametrize("seed", FOUND, ids=lambda path: f"{path.parent.name}-{path.name}")
def test_what_fuzzing_found(seed: Path) -> None:
    """Every input that fuzzing kept is answered; its first byte says which file of the root the rest stands for."""
    data, paths = seed.read_bytes(), KINDS[seed.parent.name]
    assert assert_sound(paths[data[0] % len(paths)], data[1:]).files == len(small_root())


def test_of_very_many_faults_the_first_are_told_and_the_others_counted() -> None:
    """Of one rule the first 1,000 places of a file are named, and how many more there are stands above them."""
    report = report_of(INVENTORY, b"id,name\n" + b"A b,Example\n" * (MOST_TOLD + 2))
    first, *named = [problem for problem in report.problems if problem.rule == "cell-format"]
    assert (str(first.location), first.message, [problem.location.line for problem in named]) == (
        INVENTORY,
        "the rule cell-format is broken in 2 more places than are named below",
        [*range(2, MOST_TOLD + 2)],
    )
