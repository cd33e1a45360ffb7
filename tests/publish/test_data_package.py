"""The descriptions that lie beside the files, judged by programs that others wrote."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from plainfigures.model.ledger import Ledger
from plainfigures.model.settings import Settings
from plainfigures.publish.addresses import is_table
from plainfigures.publish.data_package import write_descriptions
from plainfigures.publish.described_tables import TABLES, tables_of
from plainfigures.publish.downloads import write_downloads
from tests.publish.announced import COMMIT, LICENCE
from tests.publish.invented import FIGURES, catalogue
from tests.publish.test_news import LEDGER
from tools.validate.tables import package_faults, served, web_faults

SETTINGS = Settings("Plain Figures", "https://figures.example/", licence=LICENCE)


def laid_out(site: Path, ledger: Ledger = LEDGER, settings: Settings = SETTINGS) -> Path:
    """Write the downloads of the invented figures and their descriptions below a folder, and return it."""
    files = write_downloads(catalogue(*FIGURES), site, ledger)
    write_descriptions(files.values(), site, settings, COMMIT)
    return site


def change(path: Path, before: str, after: str) -> None:
    text = path.read_bytes().decode()
    assert before in text
    path.write_bytes(text.replace(before, after).encode())


def test_the_package_is_valid(tmp_path: Path) -> None:
    """Every cell has its form, every key is one, every id is known, and sizes and hashes are those of the files."""
    assert package_faults(laid_out(tmp_path) / "data" / "datapackage.json") == []


def test_the_package_holds_every_table(tmp_path: Path) -> None:
    """Each file below data/ is a resource with bytes and hash, and what a blank means is said in words."""
    package = json.loads((laid_out(tmp_path) / "data" / "datapackage.json").read_text("utf-8"))
    resources = package["resources"]
    assert {f"data/{each['path']}" for each in resources} == set(TABLES)
    assert all(each["bytes"] and each["hash"].startswith("sha256:") for each in resources)
    assert all(each["schema"]["missingValues"][0]["label"] for each in resources)


@pytest.mark.parametrize(
    ("file", "before", "after", "found"),
    [
        ("all.csv", "84.20", "84.30", "hash-count"),
        ("all.csv", ",84.20,", ",eighty,", "type-error"),
        ("all.csv", "completion-rate,Completion", "completion,Completion", "foreign-key"),
        ("organisations.csv", "ministry-of-kites", "ministry-of-wind", "foreign-key"),
    ],
)
def test_what_is_wrong_is_found(tmp_path: Path, file: str, before: str, after: str, found: str) -> None:
    """A changed figure, a word for a number, an unknown metric and a lost organisation each make it invalid."""
    change(laid_out(tmp_path) / "data" / file, before, after)
    assert found in " ".join(package_faults(tmp_path / "data" / "datapackage.json"))


@pytest.fixture(scope="module")
def on_the_web(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, str]]:
    """A folder and the address at which it is served: on the web a description is found beside its file."""
    folder = tmp_path_factory.mktemp("served")
    with served(folder) as address:
        yield folder, address


def test_every_csv_file_is_described_to_the_web(on_the_web: tuple[Path, str]) -> None:
    """A strict validator of CSV on the Web, which finds the description beside each file, has nothing to say."""
    folder, address = on_the_web
    site = laid_out(folder / "sound")
    files = [file.relative_to(folder).as_posix() for file in sorted(site.rglob("*.csv")) if is_table(file.name)]
    assert {file: web_faults(address + file) for file in files} == {file: [] for file in files}


@pytest.mark.parametrize(
    ("file", "before", "after"),
    [
        ("data/all.csv", ",84.20,", ",eighty,"),
        ("data/metrics.csv", "metric,domain,", "metric,colour,"),
        ("services/kite-licence/completion-rate/data.csv", ",84.20,", ",eighty,"),
        ("services/kite-licence/completion-rate/data.csv", "organisation,", "colour,"),
    ],
)
def test_the_strict_validator_is_strict(on_the_web: tuple[Path, str], file: str, before: str, after: str) -> None:
    """A word in place of a number, and a column that nobody described, are told."""
    folder, address = on_the_web
    faulty = f"faulty-{len(list(folder.iterdir()))}"
    change(laid_out(folder / faulty) / file, before, after)
    assert web_faults(f"{address}{faulty}/{file}") != []


def test_submitted_columns_are_described_in_the_words_of_the_shared_schemas() -> None:
    """What the root's table schema says of a column is what all descriptions say; others say what is worked out."""
    said = {"observations": {"numerator": "Kites flown"}, "services": {"users": "Who flies"}, "targets": {}}
    tables = tables_of(replace(catalogue(*FIGURES), columns=said))
    told = {(table.name, column.name): column.description for table in tables.values() for column in table.columns}
    assert (told["figures", "numerator"], told["services", "users"]) == ("Kites flown", "Who flies")
    assert told["figures", "computed_value"].startswith("What the calculation makes of the parts")
