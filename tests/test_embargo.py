"""What is held back is nowhere in the site one second before its moment, and all of it is there one second after."""

import shutil
import subprocess
import sys
from hashlib import sha1, sha256
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile, is_zipfile

import pytest

from tests.small_root import REPOSITORY, lay_out, put

DAY = "2026-11-22"
MOMENT = "2026-12-17 10:45 Europe/London"
BEFORE, AFTER = "2026-12-17T10:44:59Z", "2026-12-17T10:45:01Z"
FIGURES = "metrics/example-department/uncommonly-named.csv"
HELD = {
    FIGURES: "metric,service,period,value,marker,note\n"
    "transactions,example-yachts,2025-Q4,73519,p,Zephyrs were counted twice\n"
    "transactions,example-permits,2025-Q4,28461,,\n",
    "metrics/example-bureau/organisation.yml": "name: Bureau of Unheard Examples\nkind: other\n",
    "metrics/example-bureau/services.csv": "id,name\nexample-zeppelins,Moor an example zeppelin\n",
    "metrics/example-bureau/2026-Q1.yml": "- {metric: transactions, service: example-zeppelins, value: 60913}\n",
    "metrics/example-bureau/statements.yml": "- about: metric\n  metric: transactions\n  service: example-zeppelins\n"
    "  date: 2026-11-20\n  text: Moorings were few.\n",
    "metrics/example-bureau/embargoes.yml": f"- file: organisation.yml\n  publish_at: {MOMENT}\n",
    "metrics/example-department/embargoes.yml": f"- file: uncommonly-named.csv\n  publish_at: {MOMENT}\n"
    "  services: [example-yachts]\n",
    "metrics/example-department/statements.yml": "- about: figure\n  metric: transactions\n  service: example-permits\n"
    "  period: 2025-Q4\n  date: 2026-11-21\n  text: Fewer applied by balloon.\n",
}
SEEN_AFTERWARDS = (
    *("73519", "73,519", "28461", "28,461", "60913", "60,913"),
    *("uncommonly-named.csv", "example-yachts", "Sail an example yacht", "Zephyrs were counted twice"),
    *("example-bureau", "Bureau of Unheard Examples", "example-zeppelins", "Moor an example zeppelin"),
    *("Moorings were few.", "Fewer applied by balloon."),
)
HASHES = tuple(
    hashed(text.encode()).hexdigest()[:10]
    for text in (HELD[FIGURES], HELD["metrics/example-bureau/2026-Q1.yml"])
    for hashed in (sha256, lambda content: sha1(b"blob %d\0%s" % (len(content), content)))
)
NEVER_SEEN = (MOMENT, "2026-12-17", "10.45am")


def build(root: Path, moment: str, out: str) -> Path:
    """Build the site as at a moment by the command line, and return its folder."""
    command = [sys.executable, str(REPOSITORY / "build.py"), "--root", str(root), "build", "--today", DAY]
    done = subprocess.run([*command, "--moment", moment, "--out", out], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return Path(out)


def with_website(root: Path) -> Path:
    shutil.copytree(REPOSITORY / "site", root / "site")
    shutil.copy(REPOSITORY / "mkdocs.yml", root)
    return root


def with_yachts(root: Path) -> None:
    services = root / "metrics/example-department/services.csv"
    services.write_text(services.read_text("utf-8") + "example-yachts,Sail an example yacht,,,,,,,,\n", "utf-8")


def everything(site: Path) -> str:
    """Return the names and the text of every file of a site, those packed into others included."""
    parts = []
    for path in sorted(path for path in site.rglob("*") if path.is_file()):
        content = path.read_bytes()
        parts += [path.relative_to(site).as_posix(), content.decode("utf-8", "replace")]
        if is_zipfile(BytesIO(content)):
            with ZipFile(BytesIO(content)) as packed:
                parts += [f"{name}\n{packed.read(name).decode('utf-8', 'replace')}" for name in packed.namelist()]
    return "\n".join(parts)


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small root with figures, a service and an organisation that are held back."""
    root = with_website(lay_out(tmp_path_factory.mktemp("held")))
    with_yachts(root)
    for path, text in HELD.items():
        put(root, path, text)
    return root


@pytest.fixture(scope="module")
def before(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(root, BEFORE, str(tmp_path_factory.mktemp("sites") / "before"))


@pytest.fixture(scope="module")
def after(root: Path, before: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(root, AFTER, str(tmp_path_factory.mktemp("sites") / "after"))


def test_nothing_is_anywhere_one_second_before(before: Path) -> None:
    """No value, id, name, word, hash or file name of what is held back is in any file of the site or in its name."""
    text = everything(before)
    assert [each for each in (*SEEN_AFTERWARDS, *HASHES, *NEVER_SEEN) if each in text] == []


def test_all_of_it_is_there_one_second_after(after: Path) -> None:
    """Every value, id, name and word is in the site, so that a search for them one second before means something."""
    text = everything(after)
    assert [each for each in SEEN_AFTERWARDS if each not in text] == []


def test_the_site_is_the_same_as_if_the_files_were_not_there(before: Path, tmp_path: Path) -> None:
    """Not a byte of the site, no count and no order, tells that anything is held back."""
    bare = with_website(lay_out(tmp_path / "bare"))
    assert contents(build(bare, BEFORE, str(tmp_path / "site"))) == contents(before)


def test_a_site_is_made_anew_when_an_embargo_has_passed(tmp_path: Path) -> None:
    """The same files make no new site before the moment, and a new one at it."""
    root = with_website(lay_out(tmp_path))
    put(root, FIGURES, HELD[FIGURES].replace("example-yachts", "example-licences"))
    held = HELD["metrics/example-department/embargoes.yml"].replace("[example-yachts]", "[]")
    put(root, "metrics/example-department/embargoes.yml", held)
    command = [sys.executable, str(REPOSITORY / "build.py"), "--root", str(root), "build", "--today", DAY]
    said = [
        subprocess.run([*command, "--moment", moment], capture_output=True, text=True, check=True).stdout
        for moment in ("2026-12-01 09:30 UTC", BEFORE, MOMENT)
    ]
    assert ["Nothing has changed" in each for each in said] == [False, True, False]
