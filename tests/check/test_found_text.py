"""How what was found is shown: escaped, and never more than 80 characters of it in one piece."""

import unicodedata
from collections.abc import Iterator

from hypothesis import given, settings
from hypothesis import strategies as st

from plainfigures.check.catalogue import check_source
from plainfigures.model.problem import Problem
from plainfigures.model.words import LONGEST, printable
from plainfigures.read.source import source_of
from tests.small_root import REPOSITORY, TODAY

FOLDER = "metrics/example-department/"
DEFINITIONS = ("service-performance/transactions", "service-performance/avoidable-contact")
TABLES = tuple(f"schemas/{name}.yml" for name in ("domains", "observations", "services", "targets"))
SCHEMAS = {
    path: (REPOSITORY / path).read_bytes() for path in (*TABLES, *(f"schemas/metrics/{id_}.yml" for id_ in DEFINITIONS))
}
PIECES = st.text("ab1 0-.,:;\"'=@_/QFY£%\t\x07\x1b\x85\u00ad\u200b\u202e\u2028é", min_size=1, max_size=6)
LONG = st.sampled_from(
    [piece * 100 for piece in ("a", "A", "1", "p", "b ", "a-b", "A b", "00", "Q2 ", "<", "=", "\u200b")]
)
FOUND = LONG | st.builds(lambda piece, times: piece * times, PIECES, st.integers(1, 60))
COLUMNS = ("metric", "service", "period", "value", "numerator", "channel", "marker", "note")
KEYS = (
    "name",
    "kind",
    "parent",
    "website",
    "accountable",
    "maintainers",
    "identifiers",
    "unit",
    "better",
    "dimensions",
    "inputs",
    "calculation",
    "due",
    "changes",
    "metric",
    "value",
)
HIDDEN = ("Cc", "Cf", "Zl", "Zp")


def problems_with(texts: dict[str, str]) -> list[Problem]:
    profile = {f"{FOLDER}organisation.yml": b"name: Example Department\nkind: other\n"}
    contents = {**SCHEMAS, **profile, **{path: text.encode() for path, text in texts.items()}}
    return check_source(source_of(sorted(contents.items())), TODAY)[1]


def quoted_cell(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'


def quoted_scalar(text: str) -> str:
    return '"' + "".join(f"\\U{ord(char):08x}" for char in text) + '"'


def shown_too_much(problem: Problem, found: str) -> Iterator[str]:
    """Yield what a message should not show: characters that hide, and long pieces of what was found."""
    words = f"{problem.message}; {problem.cure}"
    yield from (char for char in words if unicodedata.category(char) in HIDDEN)
    pieces = {text[at : at + LONGEST + 1] for text in (found, printable(found)) for at in range(len(text) - LONGEST)}
    yield from (piece for piece in pieces if piece in words)


def assert_shown_briefly(texts: dict[str, str], found: str) -> None:
    assert [shown for problem in problems_with(texts) for shown in shown_too_much(problem, found)] == []


@settings(max_examples=25, deadline=None)
@given(column=st.sampled_from(COLUMNS), found=FOUND)
def test_a_cell_is_shown_briefly(column: str, found: str) -> None:
    """Whatever stands in a cell, a message shows at most 80 characters of it, and none that hides."""
    right = {"metric": "transactions", "service": "example-permits", "period": "2026-Q1", "value": "1"} | {
        column: found
    }
    text = f"{','.join(COLUMNS)}\n{','.join(quoted_cell(right.get(name, '')) for name in COLUMNS)}\n"
    assert_shown_briefly({f"{FOLDER}figures.csv": text}, found)


@settings(max_examples=12, deadline=None)
@given(found=FOUND)
def test_a_first_line_and_an_inventory_are_shown_briefly(found: str) -> None:
    """So it is with the names of columns, and with what stands in the list of services."""
    cell = quoted_cell(found)
    texts = {
        f"{FOLDER}2026-Q1.csv": f"metric,{cell}\ntransactions,1\n",
        f"{FOLDER}2026-Q2.csv": f"{cell}\n1\n",
        f"{FOLDER}services.csv": f"id,name,phase,since,url\n{','.join([cell] * 5)}\n",
    }
    assert_shown_briefly(texts, found)


@settings(max_examples=20, deadline=None)
@given(key=st.sampled_from(KEYS), found=FOUND)
def test_a_key_or_a_scalar_is_shown_briefly(key: str, found: str) -> None:
    """So it is with keys and values in YAML, escaped in the file or not, and where it cannot be read."""
    scalar = quoted_scalar(found)
    written = [
        f"{key}: {scalar}\n",
        f"{scalar}: x\n",
        f"{key}: {{{scalar}: {scalar}}}\n",
        f"{key}: {{{scalar}: {{{scalar}: []}}}}\n",
        f"{key}: {found}\n",
    ]
    places = (
        "metrics/example-{}/organisation.yml",
        "schemas/metrics/resilience/example-{}.yml",
        FOLDER + "figures-{}.yml",
    )
    texts = {
        place.format(number): f"- {text}" if "figures" in place else text
        for number, text in enumerate(written)
        for place in places
    }
    assert_shown_briefly(texts, found)
