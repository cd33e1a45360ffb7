"""Where a fault in a YAML document is told to be."""

from pathlib import Path

import pytest

from plainfigures.check.documents import parse_documents
from plainfigures.model.problem import Location
from plainfigures.model.source import Source
from plainfigures.read.yaml_file import parse_yaml

PROFILE = "metrics/example-department/organisation.yml"
DEFINITION = "schemas/metrics/resilience/waiting-time.yml"
SCHEMAS = Path(__file__).parents[2] / "schemas"


def source(**texts: str) -> Source:
    files = [parse_yaml(path, text.encode())[0] for path, text in texts.items()]
    return Source((), tuple(file for file in files if file), (), len(files))


def faults(path: str, text: str) -> list[tuple[int, int, str]]:
    _, problems = parse_documents(source(**{path: text}))
    return [(each.location.line, each.location.column, each.message.split(" ")[0]) for each in problems]


def definition(**lines: str) -> str:
    known = {
        "title": "Waiting time",
        "question": "How long do people wait?",
        "definition": "Days from application to answer.",
        "unit": "days",
        "better": "lower",
        "frequency": "quarter",
        "due": "42",
        "level": "service",
        "comparison": "never",
        "status": "management-information",
        "source": "{title: A source, url: https://example.org}",
    }
    return "".join(f"{key}: {text}\n" for key, text in (known | lines).items())


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("name: A\nkind: zoo\n", [(2, 7, "kind")]),
        ("name: A\n", [(1, 1, "kind")]),
        ("name: A\nkind: other\ncolour: red\n", [(3, 1, "unknown")]),
        ("name: A\nknid: other\n", [(2, 1, "unknown")]),
        ("id: a\nname: A\nkind: zoo\n", [(1, 1, "id"), (3, 7, "kind")]),
        ("# a comment\n\nname: A\nkind: other\naccountable:\n  - role: minister\n", [(6, 5, "post")]),
        (
            "name: A\nkind: other\naccountable: [{post: B}, {post: C, rle: other}]\n",
            [(3, 36, "unknown")],
        ),
        ("name: A\nkind: other\nidentifiers:\n  gss: [E1]\n", [(4, 8, "gss")]),
        ("- name: A\n", [(1, 1, "this")]),
    ],
)
def test_a_fault_of_a_profile_has_its_own_place(text: str, found: list[tuple[int, int, str]]) -> None:
    """A wrong value is told at the value, a wrong key at the key, a missing key where its mapping begins."""
    assert faults(PROFILE, text) == found


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        ({"better": "{from: 40, end: 60}"}, [(5, 9, "to"), (5, 20, "unknown")]),
        ({"unit": "{one: tonne, mny: tonnes}"}, [(4, 20, "unknown")]),
        ({"dimensions": "{Channel: {a: A}}"}, [(12, 14, '"Channel"')]),
        ({"calculation": "numerator / zoo"}, [(12, 14, "the")]),
        ({"calculation": "a / b", "inputs": "{a: A, b: B}"}, []),
        (
            {"changes": "[{from: 2026-04, what: W, before: {calculation: zoo * 2}}]"},
            [(12, 58, "the")],
        ),
        ({"changes": "[{from: 2011-12, what: W}]"}, [(12, 18, "from")]),
    ],
)
def test_a_fault_of_a_definition_has_its_own_place(lines: dict[str, str], found: list[tuple[int, int, str]]) -> None:
    """The same holds within bands, units, dimensions, calculations and changes."""
    assert faults(DEFINITION, definition(**lines)) == found


def test_the_repositorys_own_documents_are_understood() -> None:
    """Every definition, domain and obligation that is shipped is read without a problem."""
    files = {str(file.relative_to(SCHEMAS.parent)): file.read_text("utf-8") for file in SCHEMAS.rglob("*.yml")}
    documents, problems = parse_documents(source(**files))
    assert (len(documents.domains), len(documents.metrics) > 30, problems) == (5, True, [])


def test_a_clashing_definition_is_taken_out() -> None:
    """A definition whose input is another's dimension is reported, so that the other's columns stay what they are."""
    one, other = DEFINITION, "schemas/metrics/resilience/zoo-visits.yml"
    texts = {one: definition(dimensions="{channel: {a: A}}"), other: definition(inputs="{channel: C}")}
    documents, problems = parse_documents(source(**texts))
    assert (list(documents.metrics), [each.location for each in problems]) == (
        ["waiting-time"],
        [Location(other, 12, 10)],
    )
