import ast
import json
import re
import shutil
from collections.abc import Iterator
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

from tests.roots import REPOSITORY, python, write

PROGRAM = REPOSITORY / "plainfigures"
FLOORS = {
    "": 0,
    "model": 1,
    "read": 2,
    "check": 2,
    "analyse": 2,
    "charts": 2,
    "report": 2,
    "publish": 3,
    "pipeline": 4,
    "commands": 5,
    "cli": 6,
}
COMMANDS = ("figures", "kept", "options", "submissions", "terminal", "upkeep")
LIBRARIES = {
    "pandera": {"check.schema"},
    "subprocess": {"read.git"},
    "jinja2": {"publish.pages", "publish.template_words"},
    "mkdocs": {"publish.engine", "publish.serve"},
    "zensical": {"publish.engine"},
    "babel": {"read.translation", "publish.messages"},
    "openpyxl": {"read.spreadsheet"},
    "xlsxwriter": {"publish.excel_skeleton"},
    "odfdo": {"publish.open_document_skeleton"},
    "icalendar": {"publish.calendar_files"},
    "yaml": {"read.settings", "read.yaml_file"},
    "click": {"cli", *(f"commands.{name}" for name in COMMANDS)},
    "rich": {"commands.terminal"},
}
DISK = re.compile(
    r"open|os\.walk|.+\.(open|read_(text|bytes|csv|parquet|json|excel)|scan_\w+|write_\w+|mkdir|rmdir|rmtree|unlink|touch|rename"
    r"|symlink_to|iterdir|glob|rglob|scandir|listdir|exists|is_file|is_dir|stat|copy2|copytree|mkdtemp)"
)
ENDING = re.compile(r"exit|quit|(sys|os)\._?exit|SystemExit")
PRINTING = re.compile(r"print|input|pprint|click\.(echo|secho)|.*\.print|sys\.std(out|err)\..*|webbrowser\..*")


@cache
def modules() -> dict[str, ast.Module]:
    """Return the syntax tree of every module by its name below `plainfigures`."""
    trees = {}
    for path in sorted(PROGRAM.rglob("*.py")):
        parts = path.relative_to(PROGRAM).with_suffix("").parts
        trees[".".join(part for part in parts if part != "__init__")] = ast.parse(path.read_text("utf-8"))
    return trees


def imports(tree: ast.AST) -> Iterator[str]:
    """Yield the full name of everything that a tree imports, wherever in it."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{'.' * node.level}{node.module or ''}.{alias.name}" for alias in node.names)


@cache
def imported(name: str) -> tuple[str, ...]:
    """Return the full name of everything that a module imports."""
    return tuple(imports(modules()[name]))


def inner_imports(name: str) -> set[str]:
    """Return the modules of the program that a module imports; a name within a module counts as that module."""
    found = set()
    for full in imported(name):
        inner = full.removeprefix("plainfigures").removeprefix(".")
        if full.split(".")[0] == "plainfigures":
            found.add(inner if inner in modules() else inner.rpartition(".")[0])
    return found


@cache
def calls(name: str) -> tuple[str, ...]:
    """Return what a module calls, as it is written there."""
    nodes = ast.walk(modules()[name])
    return tuple(ast.unparse(node.func) for node in nodes if isinstance(node, ast.Call))


def room(name: str) -> str:
    return name.partition(".")[0]


def callers(pattern: re.Pattern[str]) -> set[str]:
    """Return the rooms of which some module calls what the pattern describes."""
    return {room(name) for name in modules() if any(pattern.fullmatch(call) for call in calls(name))}


def users(library: str) -> set[str]:
    """Return the modules that import a library, wherever in them."""
    return {name for name in modules() if library in {full.split(".")[0] for full in imported(name)}}


def test_every_room_has_a_floor() -> None:
    """No room or module of the program stands outside of the house."""
    assert {room(name) for name in modules()} == set(FLOORS)


@pytest.mark.parametrize("name", modules())
def test_arrows_point_down(name: str) -> None:
    """A module imports from its own room and from lower floors alone: rooms of one floor do not know each other."""
    above = {other for other in inner_imports(name) if FLOORS[room(other)] >= FLOORS[room(name)]}
    assert {other for other in above if room(other) != room(name)} == set()


def test_nothing_goes_round_in_a_circle() -> None:
    """No module imports itself by way of others."""
    graph = {name: inner_imports(name) - {name} for name in modules()}
    assert set(TopologicalSorter(graph).static_order()) == set(modules())


def test_imports_are_absolute() -> None:
    """Every import says in full where it leads."""
    assert [full for name in modules() for full in imported(name) if full.startswith(".")] == []


@pytest.mark.parametrize(("library", "places"), LIBRARIES.items())
def test_one_library_one_place(library: str, places: set[str]) -> None:
    """A library that does a whole job is known to the one place that does that job."""
    assert users(library) == places


@pytest.mark.parametrize("library", ["altair", "vl_convert"])
def test_charts_are_drawn_in_one_room(library: str) -> None:
    """Only `charts/` draws."""
    assert {room(name) for name in users(library)} == {"charts"}


def test_frames_are_known_in_two_rooms_at_most() -> None:
    """At most `check/` and `publish/` work with data frames; the model is plain values."""
    assert {room(name) for name in users("polars")} <= {"check", "publish"}


@pytest.mark.parametrize("library", ["pandas", "numpy", "requests", "urllib3", "pickle", "shelve", "marshal"])
def test_libraries_that_nobody_uses(library: str) -> None:
    """Pandas triples the time to start; nothing asks the network; nothing is read back that could run code."""
    assert users(library) == set()


@pytest.mark.parametrize("library", ["altair", "vl_convert", "mkdocs", "zensical", "rich", "babel"])
def test_heavy_libraries_are_imported_late(library: str) -> None:
    """What takes long to import is imported within the functions that use it, so that a check never waits for it."""
    early = set()
    for name, tree in modules().items():
        direct = ast.Module([node for node in tree.body if isinstance(node, ast.Import | ast.ImportFrom)], [])
        early |= {name for full in imports(direct) if full.split(".")[0] == library}
    assert early == set()


def test_one_place_asks_the_network() -> None:
    """Only what reads a site as it is served asks another host, when somebody names an address."""
    asking = ("urllib.request", "http.client", "socket", "ftplib", "smtplib")
    asked = {name for name in modules() if any(full.startswith(asking) for full in imported(name))}
    assert asked == {"read.served"}


def test_only_the_command_line_prints() -> None:
    """All other rooms give values back."""
    assert callers(PRINTING) == {"cli", "commands"}


def test_only_the_command_line_exits() -> None:
    """All other rooms raise CouldNotRun, the one exception of our own, or give values back."""
    named = {room(name) for name, tree in modules().items() if "SystemExit" in ast.dump(tree)}
    assert callers(ENDING) | named == {"cli", "commands"}


def test_only_two_rooms_touch_the_disk() -> None:
    """Disk comes in through `read/` and goes out through `publish/`."""
    assert callers(DISK) == {"read", "publish"}


def test_nothing_is_evaluated() -> None:
    """Nothing submitted can be run, since nothing is: no eval, exec, compile or import by name."""
    running = re.compile(r"eval|exec|compile|__import__|importlib\..*|os\.(system|popen|exec\w*|spawn\w*)")
    assert callers(running) == set()


def test_a_check_imports_only_what_it_needs(tmp_path: Path) -> None:
    """A check runs without the libraries that draw charts, render pages and show progress."""
    shutil.copytree(REPOSITORY / "schemas", tmp_path / "schemas")
    profile = "name: Example Department\nkind: other\n"
    write(tmp_path, {"metrics/example-department/organisation.yml": profile})
    script = (
        "import json, sys\n"
        "from plainfigures.cli import main\n"
        f"sys.argv = ['plainfigures', '--root', {str(tmp_path)!r}, 'check']\n"
        "try: main()\n"
        "except SystemExit as ended: print(json.dumps([ended.code, sorted(sys.modules)]))\n"
    )
    code, loaded = json.loads(python("-c", script).stdout.splitlines()[-1])
    heavy = {
        "altair",
        "vl_convert",
        "mkdocs",
        "material",
        "jinja2",
        "babel",
        "openpyxl",
        "odfdo",
        "xlsxwriter",
        "icalendar",
        "rdflib",
        "lxml",
        "plainfigures.publish.site",
        "plainfigures.publish.views",
        "plainfigures.analyse",
        "plainfigures.charts",
        "pandas",
        "numpy",
        "rich",
        "narwhals",
    }
    assert (code, heavy & set(loaded)) == (0, set())
