"""The description of the files for programs: valid, and true of every file of a built site, example by example."""

import csv
import gzip
import io
import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any
from urllib.request import urlopen

import pytest
from jsonschema import Draft202012Validator
from openapi_spec_validator import validate
from referencing import Registry
from referencing.jsonschema import DRAFT202012

from plainfigures.model.catalogue import Catalogue
from plainfigures.model.settings import Settings
from plainfigures.publish import addresses
from plainfigures.publish.described_tables import TABLES
from plainfigures.publish.open_api import open_api
from tests.publish.invented import FIGURES, catalogue
from tools.validate.tables import served

SETTINGS = Settings("Plain Figures", "https://figures.example/")
PATHS = sorted(open_api(catalogue(*FIGURES), (), SETTINGS)["paths"])


@pytest.fixture(scope="module")
def described(small_site: Path) -> dict[str, Any]:
    said: dict[str, Any] = json.loads((small_site / addresses.OPEN_API).read_text("utf-8"))
    return said


@pytest.fixture(scope="module")
def url(small_site: Path) -> Iterator[str]:
    with served(small_site) as address:
        yield address


def asked(url: str, path: str, described: Mapping[str, Any]) -> bytes:
    """Return what is served at a path whose parameters are those of the examples."""
    for parameter in described["paths"][path]["get"].get("parameters", ()):
        path = path.replace(f"{{{parameter['name']}}}", parameter["example"])
    with urlopen(f"{url.rstrip('/')}{path}") as answer:
        content: bytes = answer.read()
    return content


def content_of(described: Mapping[str, Any], path: str) -> tuple[str, Any]:
    """Return the form of the answer at a path, and what is said of it."""
    ((form, said),) = described["paths"][path]["get"]["responses"]["200"]["content"].items()
    return form, said


def faults(described: Mapping[str, Any], schema: Mapping[str, Any], value: Any) -> list[str]:
    """Return what is wrong with a value by a schema of the description, in which nothing unknown is allowed."""
    strict = json.loads(json.dumps(described).replace('"required": [', '"additionalProperties": false, "required": ['))
    registry: Registry[Any] = Registry().with_resource("urn:api", DRAFT202012.create_resource(strict))
    found = {"$ref": f"urn:api{schema['$ref']}"}
    validator = Draft202012Validator(found, registry=registry, format_checker=Draft202012Validator.FORMAT_CHECKER)
    return [error.message for error in validator.iter_errors(value)]


def test_it_is_valid_openapi(described: dict[str, Any]) -> None:
    """It is what OpenAPI 3.1 asks for."""
    validate(described)
    assert described["openapi"] == "3.1.0"


@pytest.mark.parametrize("path", [path for path in PATHS if path.endswith(".json")])
def test_what_is_served_is_what_is_described(path: str, described: dict[str, Any], url: str) -> None:
    """The address made of the examples is served, and its JSON is as described, with nothing that is not."""
    form, said = content_of(described, path)
    assert (form, faults(described, said["schema"], json.loads(asked(url, path, described)))) == (
        "application/json",
        [],
    )


@pytest.mark.parametrize("path", [path for path in PATHS if path.endswith(".json")])
def test_each_example_is_part_of_what_is_served(path: str, described: dict[str, Any], url: str) -> None:
    """The example keeps to its own description, and what it says stands in the answer."""
    _, said = content_of(described, path)
    assert faults(described, said["schema"], said["example"]) == []
    assert holds(json.loads(asked(url, path, described)), said["example"])


def holds(whole: Any, part: Any) -> bool:
    """Tell whether all of the part stands in the whole: in objects by name, in lists in any place."""
    if isinstance(part, dict):
        return isinstance(whole, dict) and all(
            name in whole and holds(whole[name], each) for name, each in part.items()
        )
    if isinstance(part, list):
        return all(any(holds(item, each) for item in whole) for each in part)
    return bool(whole == part)


@pytest.mark.parametrize("path", [path for path in PATHS if path.endswith(".csv")])
def test_tables_have_the_columns_described(path: str, described: dict[str, Any], url: str) -> None:
    """The first row of each CSV file names the columns that its description lists, in their order."""
    _, said = content_of(described, path)
    header = next(csv.reader(io.StringIO(asked(url, path, described).decode(), newline="")))
    assert f"Columns: {', '.join(header)}" == said["schema"]["description"]


def test_a_dated_copy_is_served_compressed(described: dict[str, Any], url: str) -> None:
    """It unpacks to the figures of its day."""
    packed = asked(url, "/releases/{day}/figures.csv.gz", described)
    assert gzip.decompress(packed).startswith(b"organisation,service,metric,")


def test_every_address_of_the_documentation_is_described() -> None:
    """Each table that is published has a path, and no path is written by hand for a table that is not there."""
    tables = {path.lstrip("/") for path in PATHS if re.fullmatch(r"/data/[\w-]+\.csv", path)}
    assert tables == set(TABLES)


def test_a_site_without_figures_is_described_without_examples() -> None:
    """Where there is no figure there is nothing to give as an example; the description is valid all the same."""
    said = open_api(Catalogue({}, {}, {}, {}, ()), (), Settings("Plain Figures"))
    validate(said)
    assert ("example" in json.dumps(said), said["servers"]) == (False, [{"url": ".."}])
