import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from plainfigures.check.catalogue import figure_columns
from plainfigures.check.documents import parse_documents
from plainfigures.publish.editor import FOLDER, editor_schemas
from plainfigures.publish.kept import write_kept
from plainfigures.read.source import read_source
from tests.roots import REPOSITORY, write

NAMES = (
    *("definition", "organisation", "domains", "obligations", "publications", "roadmap", "submission"),
    *("calendar", "embargoes", "statements"),
)
DEFINITION = "schemas/metrics/service-performance/user-satisfaction.yml"
OBLIGATION = {"metric": "transactions", "kinds": ["council"], "from": "2026-Q3"}
PROMISE = {
    "title": "Move the register",
    "outcome": "Faster answers",
    "status": "planned",
    "due": 2027,
    "updated": "2026-10-01",
}
EMBARGO = {"file": "2026-Q3.csv", "publish_at": "2026-12-10 09:30 Europe/London"}
STATEMENT = {"about": "figure", "metric": "transactions", "period": 2026, "date": "2026-09-14", "text": "Fewer came."}
RELEASE = {
    "release": "transactions-2026-q4",
    "title": "Transactions",
    "organisation": "example-department",
    "metrics": ["transactions"],
    "at": "2027-02-11 09:30 Europe/London",
    "announced": "2026-10-01",
}


class AsAnEditorReads(yaml.SafeLoader):
    """YAML 1.2, as editors read it: `yes` is text and so is a day."""


AsAnEditorReads.yaml_implicit_resolvers = {}
for tag, pattern, first in [
    ("null", r"(~|null|)", ["~", "n", ""]),
    ("bool", r"(true|false)", "tf"),
    ("int", r"[-+]?[0-9]+", "-+0123456789"),
    ("float", r"[-+]?[0-9]+\.[0-9]*", "-+0123456789"),
]:
    AsAnEditorReads.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(f"^{pattern}$"), list(first))


def read(path: Path) -> Any:
    content = yaml.load(path.read_text("utf-8"), Loader=AsAnEditorReads)  # noqa: S506 - a SafeLoader
    return json.loads(json.dumps(content))  # the keys of a mapping become text


def validator(name: str) -> Draft202012Validator:
    return Draft202012Validator(json.loads((REPOSITORY / FOLDER / f"{name}.json").read_text("utf-8")))


def refused(name: str, content: Any) -> list[str]:
    return [error.message for error in validator(name).iter_errors(content)]


def from_the_schema_on(schema: Any) -> list[dict[str, Any]]:
    """Return every schema within a schema that describes keys."""
    within = schema.values() if isinstance(schema, dict) else schema if isinstance(schema, list) else []
    here = [schema] if isinstance(schema, dict) and isinstance(schema.get("properties"), dict) else []
    return here + [found for each in within for found in from_the_schema_on(each)]


def test_the_schemas_are_fresh() -> None:
    """The files under schemas/editor are up to date; `build.py editor-schemas` writes them anew."""
    source = read_source(REPOSITORY)
    documents, _ = parse_documents(source)
    texts = {
        path.relative_to(REPOSITORY).as_posix(): path.read_text("utf-8") for path in (REPOSITORY / FOLDER).iterdir()
    }
    assert editor_schemas(documents.metrics, figure_columns(source)) == texts


@pytest.mark.parametrize("name", NAMES)
def test_each_is_a_schema(name: str) -> None:
    """Every file keeps to JSON Schema, draft 2020-12."""
    Draft202012Validator.check_schema(validator(name).schema)


@pytest.mark.parametrize(
    ("name", "files"),
    [
        ("definition", "schemas/metrics/*/*.yml"),
        ("organisation", "metrics/*/organisation.yml"),
        ("domains", "schemas/domains.yml"),
        ("obligations", "schemas/obligations.yml"),
        ("publications", "schemas/publications.yml"),
    ],
)
def test_the_repositorys_own_documents_pass(name: str, files: str) -> None:
    """An editor finds nothing to complain of in documents that the check lets pass."""
    judge = validator(name)
    found = [(path.name, error.message) for path in REPOSITORY.glob(files) for error in judge.iter_errors(read(path))]
    assert found == []


@pytest.mark.parametrize("file", ["schemas/metrics/service-performance/transactions.yml", DEFINITION])
def test_a_misspelt_key_of_a_definition(file: str) -> None:
    """A key that nobody knows is refused by its name."""
    content = {**read(REPOSITORY / file), "frequencey": "quarter"}
    assert [message for message in refused("definition", content) if "'frequencey'" in message] != []


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        (
            "organisation",
            {"name": "Example", "kind": "other", "websit": "https://example.org"},
            "'websit' was unexpected",
        ),
        ("organisation", {"name": "Example", "kind": "ministry"}, "'ministry' is not one of"),
        ("organisation", {"name": "Example", "kind": "other", "id": "example"}, "'id' was unexpected"),
        ("organisation", {"name": None, "kind": "other"}, "None is not of type"),
        ("domains", {"example": {"title": "Example", "qestion": "Why?"}}, "'qestion' was unexpected"),
        ("domains", {"An Example": {"title": "Example", "question": "Why?"}}, "does not match"),
        ("obligations", [{**OBLIGATION, "form": "2026-Q3"}], "'form' was unexpected"),
        ("obligations", [{**OBLIGATION, "from": "Q3 2026"}], "does not match"),
        ("publications", [{"titel": "Example"}], "'titel' was unexpected"),
        ("roadmap", [{**PROMISE, "status": "finished"}], "'finished' is not one of"),
        ("roadmap", [{**PROMISE, "updated": "1 October 2026"}], "does not match"),
        ("embargoes", [{**EMBARGO, "publish_at": "12 November 2026"}], "does not match"),
        ("embargoes", [{**EMBARGO, "service": ["a"]}], "'service' was unexpected"),
        ("statements", [{**STATEMENT, "about": "number"}], "'number' is not one of"),
        ("statements", [{**STATEMENT, "text": "x" * 1_001}], "is too long"),
        ("calendar", [{**RELEASE, "changes": [{"was": RELEASE["at"]}]}], "'changed' is a required property"),
        ("submission", [{"metric": "transactions", "vaule": 3}], "'vaule' was unexpected"),
        ("submission", [{"metric": "transaction", "value": 3}], "'transaction' is not one of"),
        ("submission", [{"metric": "transactions", "value": "1,200"}], "does not match"),
        ("submission", [{"metric": "avoidable-contact", "channel": "pigeon"}], "'pigeon' is not one of"),
        ("submission", [{"value": 3}], "'metric' is a required property"),
    ],
)
def test_what_an_editor_refuses(name: str, content: Any, message: str) -> None:
    """A misspelt key, an unknown word and a wrong shape are marked while they are typed."""
    assert any(message in each for each in refused(name, content))


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("organisation", {"name": "Example", "kind": "other", "accountable": [{"post": "Head", "role": "other"}]}),
        ("obligations", [{**OBLIGATION, "from": 2026, "until": "FY2026-27-Q1"}]),
        ("roadmap", [PROMISE, {**PROMISE, "due": "2027-03", "source": "https://example.org/plan"}]),
        ("organisation", {"name": "Example", "kind": "other", "since": "2014-04-01", "until": "2026-03-31"}),
        (
            "submission",
            [{"metric": "transactions", "period": 2026, "value": 12105, "marker": "r", "note": "Recounted"}],
        ),
        ("embargoes", [EMBARGO, {**EMBARGO, "publish_at": "2026-12-10T09:30Z", "services": ["kites", "a-2"]}]),
        ("statements", [STATEMENT, {**STATEMENT, "about": "metric", "service": "example-permits"}]),
        ("calendar", [RELEASE, {**RELEASE, "cancelled": "The counter was stopped"}]),
        ("submission", [{"metric": "avoidable-contact", "channel": "phone", "numerator": "5", "denominator": None}]),
        ("submission", [{"metric": "user-satisfaction", "very_satisfied": 12.5, "service": "example-permits"}]),
    ],
)
def test_what_an_editor_lets_pass(name: str, content: Any) -> None:
    """Scalars are accepted in the types that YAML gives them, since the check reads them all as text."""
    assert refused(name, content) == []


@pytest.mark.parametrize("name", NAMES)
def test_every_key_explains_itself(name: str) -> None:
    """Whoever points at a key reads a sentence about it."""
    described = [told for each in from_the_schema_on(validator(name).schema) for told in each["properties"].items()]
    assert (bool(described), [key for key, told in described if not {"description", "$ref"} & set(told)]) == (True, [])


def test_editors_know_which_file_is_which() -> None:
    """The settings for VS Code tie every schema to files, and name no other."""
    settings = json.loads((REPOSITORY / ".vscode" / "settings.json").read_text("utf-8"))
    assert set(settings["yaml.schemas"]) == {f"./{FOLDER}/{name}.json" for name in NAMES}


def test_only_what_has_changed_is_written(tmp_path: Path) -> None:
    """A file that already holds the text is left alone, and the others are named."""
    write(tmp_path, {"a/same.json": "{}\n", "a/old.json": "[]\n"})
    written = write_kept(tmp_path, {"a/same.json": "{}\n", "a/old.json": "{}\n", "b/new.json": "{}\n"})
    assert (written, (tmp_path / "a/old.json").read_text()) == (("a/old.json", "b/new.json"), "{}\n")
