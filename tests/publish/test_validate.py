"""A whole site, judged by `python -m tools.validate` as anybody can judge theirs."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from tests.roots import REPOSITORY
from tools.validate.__main__ import JUDGES


def judged(site: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "tools.validate", str(site)]
    return subprocess.run(command, cwd=REPOSITORY, capture_output=True, text=True, check=False)


def verdicts(done: subprocess.CompletedProcess[str]) -> list[str]:
    return [line.partition(":")[0] for line in done.stdout.splitlines() if not line.startswith(" ")]


def test_all_that_describes_the_files_is_valid(small_site: Path) -> None:
    """The Data Package, CSV on the Web, OpenAPI, the catalogue, feeds and announcements of a built site are valid."""
    done = judged(small_site)
    assert (done.returncode, verdicts(done)) == (0, ["valid"] * 6), done.stdout


@pytest.mark.parametrize(
    ("file", "before", "after", "faulty"),
    [
        ("data/services.csv", "example-permits", "example-passes", 0),
        ("data/openapi.json", '"openapi": "3.1.0"', '"openapi": 3', 1),
        ("catalog.ttl", "dcat:Catalog ", "dcat:Catalogue ", 2),
        ("feed.atom", "updated>", "renewed>", 3),
        ("metrics/transactions/index.html", '"@type":"Dataset"', '"@type":"Person"', 4),
        ("data/services.csv-metadata.json", '"datatype": "string"', '"datatype": "integer"', 5),
    ],
)
def test_what_is_wrong_is_told(
    small_site: Path, tmp_path: Path, file: str, before: str, after: str, faulty: int
) -> None:
    """Each judge finds what was broken for it, and in the sound site nothing."""
    site = shutil.copytree(small_site, tmp_path / "site")
    text = (site / file).read_text("utf-8")
    assert before in text
    (site / file).write_text(text.replace(before, after), "utf-8")
    judge = list(JUDGES.values())[faulty]
    (_, before_it), (_, after_it) = judge(small_site), judge(site)
    assert (before_it, after_it != []) == ([], True)


def test_a_faulty_site_fails(small_site: Path, tmp_path: Path) -> None:
    """The command ends with 1 where anything is wrong, and names it; where there is no site, with 2."""
    site = shutil.copytree(small_site, tmp_path / "site")
    (site / "data" / "targets.csv").write_bytes(b"")
    done = judged(site)
    told = (done.returncode, verdicts(done)[0], "hash-count" in done.stdout, judged(tmp_path / "none").returncode)
    assert told == (1, "FAULTY", True, 2)


def test_descriptions_of_submitted_columns_come_from_the_shared_schemas(small_site: Path) -> None:
    """The Data Package, CSV on the Web, OpenAPI and the dictionary say of a column what schemas/*.yml says of it."""
    schema = yaml.safe_load((REPOSITORY / "schemas/observations.yml").read_text("utf-8"))["columns"]
    names = ("datapackage", "figures-schema", "openapi")
    files = (*(f"data/{name}.json" for name in names), "downloads/dictionary/index.html")
    texts = [(small_site / file).read_text("utf-8") for file in files]
    for name in ("value", "numerator", "denominator", "lower", "upper", "marker", "note"):
        assert [schema[name]["description"] in text for text in texts] == [True] * 4, name
