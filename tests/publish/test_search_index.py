import json
from pathlib import Path

from plainfigures.publish.search_index import Entry, write_search_index


def index_of(tmp_path: Path, docs: list[dict[str, str]], *entries: Entry) -> list[dict[str, object]]:
    (tmp_path / "search").mkdir()
    path = tmp_path / "search" / "search_index.json"
    path.write_text(json.dumps({"config": {}, "docs": docs}))
    write_search_index(entries, tmp_path)
    found: list[dict[str, object]] = json.loads(path.read_text("utf-8"))["docs"]
    return found


def test_a_page_is_found_by_its_title_and_one_line(tmp_path: Path) -> None:
    """Figure pages stand in the index with title and line, as HTML."""
    entry = Entry("services/kites/wind/", "Wind: Kites & Strings", "Stood at <5")
    assert index_of(tmp_path, [], entry) == [
        {"location": "services/kites/wind/", "title": "Wind: Kites &amp; Strings", "text": "Stood at &lt;5"}
    ]


def test_a_service_comes_before_its_figure_pages(tmp_path: Path) -> None:
    """The page of a service, an organisation or a metric weighs more than the figure pages that bear its name."""
    entries = [Entry(address, "Get kites", "") for address in ("services/kites/", "services/kites/a/")]
    assert [entry.get("boost") for entry in index_of(tmp_path, [], *entries)] == [16, None]


def test_the_shorter_of_two_names_comes_first(tmp_path: Path) -> None:
    """Whoever types the whole of a name wants that page, not another whose name begins alike."""
    entries = [Entry("a/", "Sport Kites", ""), Entry("b/", "Sport Kites grants", "")]
    assert [entry["boost"] for entry in index_of(tmp_path, [], *entries)] == [16, 12]


def test_what_a_data_page_replaces_is_not_found(tmp_path: Path) -> None:
    """Entries of a placeholder and of its sections give way to the page itself; other prose stays."""
    docs = [{"location": location} for location in ("metrics/", "metrics/#why", "guide/")]
    found = index_of(tmp_path, docs, Entry("metrics/", "Metrics", ""))
    assert [entry["location"] for entry in found] == ["guide/", "metrics/"]


def test_a_site_opened_from_disk_can_load_the_index(tmp_path: Path) -> None:
    """The same index is there as a script."""
    index_of(tmp_path, [], Entry("a/", "A", "b"))
    folder = tmp_path / "search"
    script, index = ((folder / f"search_index.{kind}").read_text("utf-8") for kind in ("js", "json"))
    assert script == f"var __index={index};"
