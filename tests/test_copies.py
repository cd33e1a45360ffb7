"""A site whose figures are written to few files: what goes, what stays, and that nothing points to what is gone."""

import json
import re
from pathlib import Path

import pytest

from plainfigures.model.failure import CouldNotRun
from plainfigures.read.settings import read_settings
from tests.roots import REPOSITORY, python, write
from tests.small_root import lay_out_website
from tests.test_build import broken_links


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The small root's site with all copies and with few."""
    root = lay_out_website(tmp_path_factory.mktemp("small"))
    settings = (root / "mkdocs.yml").read_text("utf-8")
    built = {}
    for copies in ("all", "few"):
        write(root, {"mkdocs.yml": settings.replace("copies: all", f"copies: {copies}")})
        built[copies] = root / "out" / copies
        command = ("build", "--today", "2026-11-22", "--out", str(built[copies]))
        done = python(str(REPOSITORY / "build.py"), *command, at=root)
        assert done.returncode == 0, done.stderr
    return built


def files(site: Path) -> set[str]:
    return {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}


def test_what_goes(sites: dict[str, Path]) -> None:
    """Only copies go: the form for Excel, JSON of more than one page, what is by domain, the workbook of all."""
    gone, come = files(sites["all"]) - files(sites["few"]), files(sites["few"]) - files(sites["all"])
    copy = re.compile(
        r".*-excel\.csv(-metadata\.json)?|domains/[^/]+/data\.(csv|json|csv-metadata\.json)"
        r"|data/all\.(json|xlsx|ods)|(metrics|organisations|services)/[^/]+/data\.json"
    )
    assert ([path for path in gone if not copy.fullmatch(path)], come, len(gone) > 20) == ([], set(), True)


def test_figures_are_still_there_in_full(sites: dict[str, Path]) -> None:
    """The files that stay are the same byte for byte, and each figure page keeps its CSV and its JSON."""
    few, every = sites["few"], sites["all"]
    data = [path for path in files(few) if re.fullmatch(r".*data\.(csv|json)|data/all\.(csv|parquet)", path)]
    beside = {path for path in files(few) if re.fullmatch(r"services/[^/]+/[^/]+/data\.json", path)}
    same = [path for path in data if (few / path).read_bytes() == (every / path).read_bytes()]
    assert (sorted(same), bool(beside)) == (sorted(data), True)


def test_no_link_is_broken(sites: dict[str, Path]) -> None:
    """No page links to a file that is not written."""
    assert list(broken_links(sites["few"])) == []


def test_no_description_names_what_is_gone(sites: dict[str, Path]) -> None:
    """The catalogue, the Data Package and the description of the API name only addresses that are there."""
    few = sites["few"]
    package = json.loads((few / "data/datapackage.json").read_text("utf-8"))
    resources = {f"data/{each['path']}" for each in package["resources"]}
    paths = set(json.loads((few / "data/openapi.json").read_text("utf-8"))["paths"])
    catalogue = (few / "catalog.ttl").read_text("utf-8")
    wrong = {path for path in paths if path.startswith("/domains/") or path == "/data/all.json"}
    assert (resources - files(few), wrong, re.findall(r"domains/[^/]+/data|-excel\.csv|all\.json", catalogue)) == (
        set(),
        set(),
        [],
    )


def test_another_word_is_refused(tmp_path: Path) -> None:
    """Whoever sets something else is told what there is."""
    write(tmp_path, {"mkdocs.yml": "site_name: Example\nextra: {copies: some}\n"})
    with pytest.raises(CouldNotRun, match='extra: copies: "some" is neither all nor few'):
        read_settings(tmp_path)
