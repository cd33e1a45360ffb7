"""What pages offer to copy runs: the Python lines are taken from the page and run against the served file."""

import re
import warnings
from collections.abc import Iterator
from functools import partial
from html import unescape
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

import pytest

from plainfigures.publish import addresses
from plainfigures.publish.downloads import write_downloads
from tests.publish.announced import FIGURE_PAGE, pages_of
from tests.publish.invented import FIGURES, catalogue
from tests.publish.written import files_of

PAGES = [FIGURE_PAGE, "metrics/completion-rate/", addresses.DOWNLOADS]


@pytest.fixture(scope="module")
def site_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address at which the downloads of the invented figures are served."""
    folder = tmp_path_factory.mktemp("served")
    write_downloads(catalogue(*FIGURES), folder)
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder)))
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing of what is asked for."""


def code_on(page: str, name: str, site_url: str) -> str:
    body = pages_of(catalogue(*FIGURES), site_url=site_url)[page].body
    found = re.findall(
        rf"Read the data with {re.escape(name)}</summary>\s*<pre[^>]*><code>(.*?)</code>", body, re.DOTALL
    )
    return unescape(found[0])


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("name", ["Python with pandas", "Python with polars"])
def test_python_lines_read_the_submitted_texts(page: str, name: str, site_url: str) -> None:
    """Run as they stand, they give `84.20` as it was submitted, and beside it the number that it is."""
    names: dict[str, Any] = {}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        exec(code_on(page, name, site_url), names)  # noqa: S102 - the page's own lines
    figures = names["figures"]
    assert "84.20" in list(figures["value"])
    assert 84.2 in [number for number in figures["number"] if number is not None]


@pytest.mark.parametrize("name", ["Excel (Power Query)", "R"])
def test_other_lines_name_the_file(name: str, site_url: str) -> None:
    """Lines that these tests cannot run hold the full address of the page's file."""
    assert f'"{site_url}{FIGURE_PAGE}data.csv"' in code_on(FIGURE_PAGE, name, site_url)


def test_the_dictionary_holds_every_column_and_code() -> None:
    """Every column of every table, every marker and every code of the metrics' dimensions is explained."""
    from plainfigures.model.marker import MARKERS
    from plainfigures.publish.described_tables import TABLES

    body = pages_of(catalogue(*FIGURES))[addresses.DICTIONARY].body
    names = {column.name for table in TABLES.values() for column in table.columns} | set(MARKERS) | {"online", "phone"}
    assert {name for name in names if f"<code>{name}</code>" not in body} == set()


def test_every_table_file_is_explained() -> None:
    """No CSV file below data/ lacks its table; its form for Excel is the same table."""
    from plainfigures.publish.described_tables import TABLES

    files = {each for each in files_of(catalogue(*FIGURES)) if each.startswith("data/") and addresses.is_table(each)}
    assert files == set(TABLES)
