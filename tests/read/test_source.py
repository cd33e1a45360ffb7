import os
from pathlib import Path

import pytest

from plainfigures.model.failure import CouldNotRun
from plainfigures.model.problem import Fault, Location
from plainfigures.model.source import Source
from plainfigures.read.source import read_source
from tests.roots import write

FILES: dict[str, str | bytes] = {
    "metrics/example-department/2026-Q2.csv": "metric,value\ntransactions,1\n",
    "metrics/example-department/organisation.yml": "name: Example Department\nkind: other\n",
    "metrics/another-example/organisation.yml": "name: Another Example\nkind: other\n",
    "schemas/domains.yml": "example-domain: {title: Examples}\n",
}


def faults(source: Source) -> list[tuple[str, str]]:
    return [(str(fault.location), fault.kind) for fault in source.faults]


def test_everything_is_read(tmp_path: Path) -> None:
    """Every file under metrics/ and schemas/ is read, with its path relative to the root."""
    source = read_source(write(tmp_path, FILES))
    assert (source.paths, source.files, source.faults) == (sorted(FILES), 4, ())


def test_nothing_else_is_read(tmp_path: Path) -> None:
    """Other folders are no data, and .gitkeep only keeps a folder."""
    write(tmp_path, {**FILES, "site/pages/index.md": "# A page\n", "metrics/.gitkeep": "", "secret.csv": "\x00"})
    assert read_source(tmp_path).paths == sorted(FILES)


def test_the_order_is_that_of_names(tmp_path: Path) -> None:
    """Files come in the order of their names, however the disk lists them."""
    write(tmp_path, {f"metrics/example/{name}.csv": "a\n1\n" for name in ("c", "B", "a", "é", "10", "9")})
    source = read_source(write(tmp_path, {"schemas/domains.yml": "a: b\n"}))
    assert [Path(file.path).stem for file in source.csv_files] == ["10", "9", "B", "a", "c", "é"]


def test_one_bad_file_hides_no_other(tmp_path: Path) -> None:
    """Faults of several files come out of one run, and the good files are read."""
    write(tmp_path, {**FILES, "metrics/example/a.csv": b"\x81", "metrics/example/b.yml": "a: *b\n"})
    source = read_source(tmp_path)
    found = [("metrics/example/a.csv:1", "encoding"), ("metrics/example/b.yml:1:4", "alias")]
    assert (faults(source), source.paths, source.files) == (found, sorted(FILES), 6)


@pytest.mark.parametrize("target", ["/etc/passwd", "2026-Q2.csv", "nowhere.csv", "."])
def test_links_are_not_followed(tmp_path: Path, target: str) -> None:
    """A link is refused unread, wherever it leads."""
    write(tmp_path, FILES)
    (tmp_path / "metrics/example-department/link.csv").symlink_to(target)
    assert faults(read_source(tmp_path)) == [("metrics/example-department/link.csv", "not-a-file")]


def test_a_linked_folder_is_not_entered(tmp_path: Path) -> None:
    """A link to a folder is one refused file, even where it would lead round in a circle."""
    write(tmp_path, FILES)
    (tmp_path / "metrics/again").symlink_to(tmp_path / "metrics", target_is_directory=True)
    assert faults(read_source(tmp_path)) == [("metrics/again", "not-a-file")]


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    """A named pipe is refused and does not hold up the run."""
    os.mkfifo(write(tmp_path, FILES) / "metrics/example-department/pipe.csv")
    assert faults(read_source(tmp_path)) == [("metrics/example-department/pipe.csv", "not-a-file")]


@pytest.mark.parametrize(
    "name", ["figures.xlsx", "2026-Q2.CSV", "2026-Q2", "notes.txt", ".csv.swp", "organisation.yaml"]
)
def test_unexpected_files(tmp_path: Path, name: str) -> None:
    """A file that is neither .csv nor .yml is named, unread."""
    write(tmp_path, {**FILES, f"metrics/example-department/{name}": b"\x00"})
    assert faults(read_source(tmp_path)) == [(f"metrics/example-department/{name}", "unexpected-file")]


def test_a_large_file_is_not_read(tmp_path: Path) -> None:
    """A file of more than 1 MiB is refused by its size."""
    write(tmp_path, {**FILES, "metrics/example/large.csv": b"a" * (1024 * 1024 + 1)})
    place = Location("metrics/example/large.csv")
    assert read_source(tmp_path).faults == (Fault(place, "too-large", "1,048,577 bytes"),)


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        (b"a\n::error::b.txt", r"metrics/a\n::error::b.txt"),
        (b"caf\xe9.txt", r"metrics/caf\udce9.txt"),
        (b"a\x1b[31m.txt", r"metrics/a\x1b[31m.txt"),
        ("gpj\u202e.txt".encode(), r"metrics/gpj\u202e.txt"),
    ],
)
def test_a_name_cannot_act(tmp_path: Path, name: bytes, shown: str) -> None:
    """A file's name is shown on one line, with whatever is invisible in it made visible."""
    folder = os.fsencode(write(tmp_path, FILES) / "metrics")
    Path(os.fsdecode(folder + b"/" + name)).touch()
    assert faults(read_source(tmp_path)) == [(shown, "unexpected-file")]


@pytest.mark.parametrize("folder", ["metrics", "schemas"])
def test_a_root_without_its_folders(tmp_path: Path, folder: str) -> None:
    """Without metrics/ and schemas/ nothing can be checked."""
    write(tmp_path, {path: text for path, text in FILES.items() if not path.startswith(folder)})
    with pytest.raises(CouldNotRun, match=f"there is no folder {folder}/ in .*: name the right folder with --root"):
        read_source(tmp_path)


def test_a_root_whose_folder_is_a_link(tmp_path: Path) -> None:
    """A pull request cannot put a link in the place of metrics/."""
    write(tmp_path, FILES)
    (tmp_path / "metrics").rename(tmp_path / "elsewhere")
    (tmp_path / "metrics").symlink_to("elsewhere")
    with pytest.raises(CouldNotRun, match="there is no folder metrics/"):
        read_source(tmp_path)
