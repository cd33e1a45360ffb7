import gc
import json
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from plainfigures import __version__
from plainfigures.cli import main
from tests.roots import REPOSITORY, git, python, write
from tests.small_root import without_progress
from tests.workbooks import workbook

FIGURES = "metrics/example-department/2020-Q2.csv"
PROFILE = "metrics/example-department/organisation.yml"
GOOD = "metric,service,value\ntransactions,example-permits,120\n"
BAD = 'metric,service,value\ntransactions,example-permits,"1,200"\n'
NO_GIT = (
    "Which published figures were revised is not known here: it is in no git repository, or nothing is committed "
    "there, or git is not installed.\n"
)
Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A root with the repository's schemas and one figure of Example Department."""
    shutil.copytree(REPOSITORY / "schemas", tmp_path / "schemas")
    files = {
        FIGURES: GOOD,
        PROFILE: "name: Example Department\nkind: other\n",
        "metrics/example-department/services.csv": "id,name\nexample-permits,Apply for an example permit\n",
    }
    return write(tmp_path, files)


@pytest.fixture(autouse=True)
def _collecting() -> Iterator[None]:
    """The command line stops looking for garbage, since its run is short; a run of tests is not."""
    yield
    gc.enable()


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs the command line within this process: the arguments in, the exit code and both outputs out."""

    def run(*arguments: object) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["plainfigures", *map(str, arguments)])
        with pytest.raises(SystemExit) as ended:
            main()
        out, err = capsys.readouterr()
        return int(ended.value.code or 0), out, without_progress(err)

    return run


def test_everything_in_order(root: Path, run: Run) -> None:
    """Without problems the exit code is 0 and one sentence says how much was looked at."""
    files = sum(path.is_file() for path in root.rglob("*"))
    assert run("--root", root, "check") == (0, f"Everything is in order: 1 figure in {files} files.\n", NO_GIT)


def test_a_shallow_clone_is_told(root: Path, run: Run, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Where only part of the history is here, the check says so, and what brings the rest; with all of it, nothing."""
    git(root, "init", "--quiet")
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--message", "Figures")
    git(root, "commit", "--quiet", "--allow-empty", "--message", "Nothing new")
    shallow = tmp_path_factory.mktemp("clone") / "shallow"
    git(root, "clone", "--quiet", "--depth", "1", root.as_uri(), str(shallow))
    said = "Which published figures were revised is not known here: only part of the history is here; git fetch "
    assert [run("--root", each, "check")[2] for each in (shallow, root)] == [
        f"{said}--unshallow brings the rest.\n",
        "",
    ]


def test_an_error(root: Path, run: Run) -> None:
    """With an error the exit code is 1, and a line says where, what and how to mend it."""
    write(root, {FIGURES: BAD})
    code, out, err = run("--root", root, "check")
    line = f'{FIGURES}:2:3  value "1,200" is not a plain number; write 1200  [value-format]'
    assert (code, out.split("\n")[0], err) == (1, line, NO_GIT)


def test_a_warning(root: Path, run: Run) -> None:
    """Warnings alone keep nothing back: the exit code is 0."""
    write(root, {"metrics/example-department/2026-Q1.csv": "metric,value\n"})
    code, out, err = run("--root", root, "check")
    assert (code, "  warning: " in out, err) == (0, True, NO_GIT)


def test_all_problems_come_out_of_one_run(root: Path, run: Run) -> None:
    """Every bad file is told, not the first alone."""
    write(root, {FIGURES: BAD, PROFILE: "name: [a\n", "metrics/example-department/a.txt": ""})
    _, out, _ = run("--root", root, "check", "--format", "json")
    assert {problem["path"] for problem in json.loads(out)["problems"]} >= {
        FIGURES,
        PROFILE,
        "metrics/example-department/a.txt",
    }


def test_json_alone_on_the_output(root: Path) -> None:
    """What a program reads from the output is JSON and nothing else."""
    write(root, {FIGURES: BAD})
    done = python("build.py", "--root", str(root), "check", "--format", "json")
    assert (done.returncode, json.loads(done.stdout)["summary"]["errors"]) == (1, 1)


@pytest.mark.parametrize(
    ("form", "beginning"),
    [
        ("text", f"{FIGURES}:2:3  value"),
        ("github", f"::error file={FIGURES},line=2,title=value-format::value"),
        ("json", '{\n  "summary": {'),
        ("markdown", "**1 error among 1 figure in "),
    ],
)
def test_forms(root: Path, run: Run, form: str, beginning: str) -> None:
    """A report takes the form that is asked for."""
    write(root, {FIGURES: BAD})
    assert run("--root", root, "check", "--format", form)[1].startswith(beginning)


@pytest.fixture
def repository(root: Path) -> Path:
    """The root as a git repository with one commit."""
    git(root, "init", "--quiet", "--initial-branch=main")
    git(root, "add", ".")
    git(root, "commit", "--quiet", "--message", "Figures for the second quarter")
    return root


def test_against_a_commit(repository: Path, run: Run) -> None:
    """Compared with a commit, a figure that changed silently is an error, and what will change is told."""
    write(repository, {FIGURES: GOOD.replace("120", "125")})
    code, out, err = run("--root", repository, "check", "--against", "main")
    error, _, _, whose, figure, *_ = out.split("\n")
    assert (code, error.endswith("[revision]"), whose.strip(), figure.strip(), err) == (
        1,
        True,
        "revised: example-department, transactions",
        "example-permits, April to June 2020: 120 → 125, up 4.2%; without marker r and a note",
        "",
    )


def test_a_revision_with_its_reason(repository: Path, run: Run) -> None:
    """With the marker r and a note a revision is no error."""
    write(repository, {FIGURES: "metric,service,value,marker,note\ntransactions,example-permits,125,r,Late forms\n"})
    code, out, _ = run("--root", repository, "check", "--against", "HEAD", "--format", "json")
    assert (code, json.loads(out)["changes"]["revised"][0]["note"]) == (0, "Late forms")


@pytest.mark.parametrize("ref", ["nowhere", "", "--output=ran"])
def test_against_an_unknown_commit(repository: Path, run: Run, ref: str) -> None:
    """A commit that git does not know is told with exit code 2, and never taken for an option of git."""
    code, out, err = run("--root", repository, "check", f"--against={ref}")
    assert (code, out, err.startswith("Could not run: git knows no commit or branch ")) == (2, "", True)


def test_against_without_a_repository(root: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Outside of any repository there is nothing to compare with."""
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(root.parent))
    code, out, err = run("--root", root, "check", "--against", "main")
    assert (code, out, "is in no git repository" in err) == (2, "", True)


@pytest.mark.parametrize(("today", "code"), [("2020-06-01", 1), ("2020-08-01", 0)])
def test_another_day(root: Path, run: Run, today: str, code: int) -> None:
    """A check can be made as if it were another day: a period that is not over yet has no figure."""
    assert run("--root", root, "check", "--today", today)[0] == code


def test_a_check_writes_nothing(root: Path, run: Run) -> None:
    """A check leaves the root as it was, byte for byte."""
    before = {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}
    run("--root", root, "check")
    assert {path: path.read_bytes() for path in root.rglob("*") if path.is_file()} == before


def test_the_folder_one_stands_in(root: Path) -> None:
    """Without --root the command works on the current folder."""
    done = python(str(REPOSITORY / "build.py"), "check", at=root)
    told = (done.stdout.startswith("Everything is in order: 1 figure"), without_progress(done.stderr))
    assert (done.returncode, *told) == (0, True, NO_GIT)


def without_metrics(root: Path) -> None:
    shutil.rmtree(root / "metrics")


def without_schemas(root: Path) -> None:
    shutil.rmtree(root / "schemas")


def without_the_shared_schema(root: Path) -> None:
    (root / "schemas/observations.yml").unlink()


def with_a_broken_shared_schema(root: Path) -> None:
    write(root, {"schemas/observations.yml": "columns: [a, b]\n"})


def with_an_empty_shared_schema(root: Path) -> None:
    write(root, {"schemas/services.yml": ""})


def with_broken_settings(root: Path) -> None:
    write(root, {"mkdocs.yml": "site_name: 'Example\n"})


def with_settings_that_are_a_list(root: Path) -> None:
    write(root, {"mkdocs.yml": "- site_name\n"})


def with_settings_that_are_no_text(root: Path) -> None:
    write(root, {"mkdocs.yml": b"\xff\xfe\x00"})


def gone(root: Path) -> None:
    shutil.rmtree(root)


@pytest.mark.parametrize(
    "harm",
    [
        gone,
        without_metrics,
        without_schemas,
        without_the_shared_schema,
        with_a_broken_shared_schema,
        with_an_empty_shared_schema,
        with_broken_settings,
        with_settings_that_are_a_list,
        with_settings_that_are_no_text,
    ],
)
def test_what_keeps_it_from_running(root: Path, run: Run, harm: Callable[[Path], None]) -> None:
    """What is wrong with the root itself is told in one sentence of its own, with exit code 2 and an empty output."""
    harm(root)
    code, out, err = run("--root", root, "check", "--format", "json")
    sentence, *more = err.removesuffix("\n").split("\n")
    assert (code, out, sentence.startswith("Could not run: "), more) == (2, "", True, [])
    assert "a fault in Plain Figures itself" not in sentence


@pytest.mark.parametrize(
    "arguments",
    [
        ("check", "--format", "html"),
        ("check", "--today", "yesterday"),
        ("--root", __file__, "check"),
        ("publish",),
        ("check", "--colour"),
        ("serve", "--port", "0"),
    ],
)
def test_wrong_arguments(run: Run, arguments: tuple[str, ...]) -> None:
    """Arguments that nobody knows are told with exit code 2 and no traceback."""
    code, out, err = run(*arguments)
    assert (code, out, "Error: " in err, "Traceback" in err) == (2, "", True, False)


def test_a_fault_of_our_own(root: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Should the program itself be at fault, that is said in one sentence, and how to see more."""
    monkeypatch.setattr("plainfigures.pipeline.check", lambda *_: 1 // 0)
    wanted = (
        "Could not run: a fault in Plain Figures itself (ZeroDivisionError: integer division or modulo by zero): "
        "please report it; PLAINFIGURES_TRACEBACK=1 shows where\n"
    )
    assert run("--root", root, "check") == (2, "", wanted)


def test_a_fault_of_our_own_in_full(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With PLAINFIGURES_TRACEBACK set, the fault comes out with its traceback."""
    monkeypatch.setattr("plainfigures.pipeline.check", lambda *_: 1 // 0)
    monkeypatch.setattr(sys, "argv", ["plainfigures", "--root", str(root), "check"])
    monkeypatch.setenv("PLAINFIGURES_TRACEBACK", "1")
    with pytest.raises(ZeroDivisionError):
        main()


@pytest.mark.parametrize("way", [("build.py",), ("-c", "from plainfigures.cli import run; run()")])
def test_two_ways_of_starting(way: tuple[str, ...]) -> None:
    """build.py and the installed command are the same."""
    done: CompletedProcess[str] = python(*way, "--version")
    assert (done.returncode, done.stdout, done.stderr) == (0, f"Plain Figures {__version__}\n", "")


def test_libraries_that_are_not_there(tmp_path: Path) -> None:
    """Started by a Python that has none of the libraries, it says what to do, with exit code 2 and no traceback."""
    done = python("-E", "-S", str(REPOSITORY / "build.py"), "doctor", at=tmp_path)
    assert (done.returncode, done.stdout, done.stderr.splitlines()[0]) == (
        2,
        "",
        "Could not run: click is not installed for this Python. Run `make site` once,",
    )


def test_a_library_that_is_not_there(root: Path) -> None:
    """Where one library is missing, which only some commands need, it is named, and it is no fault of the program."""
    script = "import sys; sys.modules['polars'] = None; from plainfigures.cli import main; main()"
    done = python("-c", script, "--root", str(root), "check")
    wanted = "Could not run: polars is not installed for this Python: run `make site`, or use .venv/bin/python\n"
    assert (done.returncode, without_progress(done.stderr)) == (2, wanted)


def test_help(run: Run) -> None:
    """The commands are listed with what each does."""
    code, out, _ = run("--help")
    assert (code, [word for word in ("build", "check", "import", "new", "serve", "tidy") if f"\n  {word} " in out]) == (
        0,
        ["build", "check", "import", "new", "serve", "tidy"],
    )


TIDY = "metric,service,value\ntransactions,example-permits,1200\n"
DIFFERENCE = """--- {0}
+++ {0} (tidied)
@@ -1,2 +1,2 @@
 metric,service,value
-transactions,example-permits,"1,200"
+transactions,example-permits,1200
"""


def test_tidying_shows_what_would_change(root: Path, run: Run) -> None:
    """Without --write the difference is shown, with a sentence on how to write it, and the file stays as it was."""
    file = write(root, {FIGURES: BAD}) / FIGURES
    sentence = f"This would mend in {file}: 1 row; nothing is written yet: say --write to write it.\n"
    wanted = (0, DIFFERENCE.format(file) + sentence, "")
    assert (run("--root", root, "tidy", file), file.read_text("utf-8")) == (wanted, BAD)


def test_tidying_writes(root: Path, run: Run) -> None:
    """With --write the file is mended, nothing is left beside it, and its permissions stay."""
    file = write(root, {FIGURES: BAD.replace("\n", "\r\n").encode("utf-16")}) / FIGURES
    file.chmod(0o640)
    before = sorted(file.parent.iterdir())
    code, out, _ = run("--root", root, "tidy", file, "--write")
    told = out.splitlines()[-1]
    wanted = (
        f"Mended in {file}: its encoding (UTF-16), its line ends and 1 row; `check` says what else there is to mend."
    )
    found = (code, told, file.read_text("utf-8"), sorted(file.parent.iterdir()), file.stat().st_mode & 0o777)
    assert found == (0, wanted, TIDY, before, 0o640)


def test_a_tidy_file_is_left_alone(root: Path, run: Run) -> None:
    """Where there is nothing to mend, that is said, and the file is not touched."""
    file = root / FIGURES
    before = file.stat().st_mtime_ns
    wanted = f"Nothing in {file} can be mended without judgement; `check` says what else there is to mend.\n"
    assert (run("--root", root, "tidy", file, "--write"), file.stat().st_mtime_ns) == ((0, wanted, ""), before)


def test_what_cannot_be_tidied(root: Path, run: Run) -> None:
    """A file that nobody can read stays as it was; it is told with its place, with exit code 1."""
    file = write(root, {FIGURES: b'metric,value\ntransactions,"1\n'}) / FIGURES
    code, out, err = run("--root", root, "tidy", file, "--write")
    wanted = (1, True, f"{file} was not tidied: mend this first.\n")
    assert (code, out.startswith(f"{file}:2  the quotation marks do not pair"), err) == wanted


@pytest.mark.parametrize("name", ["gone.csv", "figures.yml", "figures.xlsx", "folder.csv", "link.csv"])
def test_what_is_no_file_to_tidy(root: Path, run: Run, name: str) -> None:
    """A file that is not there, or that is no plain CSV file, is told in one sentence with exit code 2."""
    write(root, {"figures.yml": "- metric: transactions\n", "figures.xlsx": b"PK", "folder.csv/a": ""})
    (root / "link.csv").symlink_to(root / FIGURES)
    code, out, err = run("--root", root, "tidy", root / name)
    assert (code, out, err.startswith(f"Could not run: {root / name} "), err.count("\n")) == (2, "", True, 1)


def test_a_new_submission(root: Path, run: Run) -> None:
    """A submission to be filled in is written into the organisation's folder, and what to do next is told."""
    code, out, err = run("--root", root, "new", "example-department", "2020-Q3")
    wanted = "Wrote metrics/example-department/2020-Q3.csv, with 1 figure to fill in:\n  Transactions\n"
    text = (root / "metrics/example-department/2020-Q3.csv").read_text("utf-8")
    header = "metric,service,value,marker,note\n"
    assert (code, out.startswith(wanted), err, text) == (0, True, "", f"{header}transactions,example-permits,,,\n")


def test_a_new_submission_replaces_nothing(root: Path, run: Run) -> None:
    """Where a file of that name is there already, it stays as it was, with exit code 2."""
    code, out, err = run("--root", root, "new", "example-department", "2020-Q3", "--out", root / FIGURES)
    sentence = f"Could not run: {root / FIGURES} is there already; name another file with --out, or delete it\n"
    assert (code, out, err, (root / FIGURES).read_text("utf-8")) == (2, "", sentence, GOOD)


def test_a_workbook_is_imported(root: Path, run: Run) -> None:
    """Its figures are written into the organisation's folder, and what was done is told; a second time nothing is."""
    rows = [["metric", "service", "value"], ["transactions", "example-permits", 130]]
    file = "metrics/example-department/2020-Q3.csv"
    book = write(root, {"Q3.xlsx": workbook(rows)}) / "Q3.xlsx"
    arguments = ("--root", root, "import", book, "--organisation", "example-department", "--period", "2020-Q3")
    code, out, err = run(*arguments)
    told = f'Wrote {file}, with 1 figure from the sheet "Figures" of {book}.'
    assert (code, told in out, err, (root / file).read_text("utf-8")) == (0, True, "", GOOD.replace("120", "130"))
    refusal = f"Could not run: {root / file} is there already; name another file with --out, or delete it\n"
    assert run(*arguments)[::2] == (2, refusal)


@pytest.mark.parametrize("form", ["text", "json", "github", "markdown"])
def test_a_workbook_with_an_error_is_not_imported(root: Path, run: Run, form: str) -> None:
    """The error is shown in the form that is asked for, nothing is written, and the exit code is 1."""
    rows = [["metric", "service", "value"], ["transactions", "example-permits", "n/a"]]
    book = write(root, {"2020-Q3.xlsx": workbook(rows)}) / "2020-Q3.xlsx"
    code, out, err = run("--root", root, "import", book, "--organisation", "example-department", "--format", form)
    sentence = f"Nothing was written: mend the errors in {book}, save it, and import it again.\n"
    there = (root / "metrics/example-department/2020-Q3.csv").exists()
    assert (code, "cell C2" in out, err, there) == (1, True, sentence, False)


def test_json_alone_when_a_workbook_is_imported(root: Path, run: Run) -> None:
    """Where JSON is asked for, what was done is told beside it, on standard error."""
    rows = [["metric", "service", "value"], ["transactions", "example-permits", 130]]
    book = write(root, {"2020-Q3.xlsx": workbook(rows)}) / "2020-Q3.xlsx"
    code, out, err = run("--root", root, "import", book, "--organisation", "example-department", "--format", "json")
    assert (code, json.loads(out)["summary"]["errors"], err.startswith("Wrote metrics/")) == (0, 0, True)


@pytest.mark.parametrize("content", [b"", b"metric,value\n", b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"\0" * 2_000_000])
def test_what_is_no_workbook(root: Path, run: Run, content: bytes) -> None:
    """Whatever lies in the file, that is told as its one error."""
    book = write(root, {"2020-Q3.xlsx": content}) / "2020-Q3.xlsx"
    code, out, _ = run("--root", root, "import", book, "--organisation", "example-department")
    assert (code, out.startswith(f"{book}  "), out.split("\n")[0].endswith("[file-shape]")) == (1, True, True)


def test_no_data_is_ever_run(root: Path, run: Run) -> None:
    """A pull request is data: Python, tags and formulas in it run nothing."""
    write(
        root,
        {
            "metrics/example-department/conftest.py": f"open({str(root / 'ran')!r}, 'w')",
            "metrics/example-department/tag.yml": f"- !!python/object/apply:os.system ['touch {root}/ran']\n",
            "schemas/metrics/service-performance/formula.yml": "calculation: __import__('os').abort()\n",
        },
    )
    assert (run("--root", root, "check")[0], (root / "ran").exists()) == (1, False)


def test_the_schemas_for_editors(root: Path, run: Run) -> None:
    """Schemas that have gone stale are written and named; the second time there is nothing to do."""
    (root / "schemas" / "editor" / "domains.json").write_text("{}\n")
    told = [run("--root", root, "editor-schemas")[:2] for _ in range(2)]
    assert told == [(0, "Wrote schemas/editor/domains.json\n"), (0, "Nothing to write: everything is up to date.\n")]


def test_no_schemas_for_editors_after_an_error(root: Path, run: Run) -> None:
    """Where the check finds an error nothing is written, and the problem is shown."""
    write(root, {PROFILE: "name: Example Department\n", "schemas/editor/domains.json": "{}\n"})
    code, out, _ = run("--root", root, "editor-schemas")
    assert (code, "[document]" in out, (root / "schemas/editor/domains.json").read_text()) == (1, True, "{}\n")


def test_a_translation_is_begun(root: Path, run: Run) -> None:
    """All words are listed, and a language that is named gets a file; the second time nothing is left."""
    first, second = (run("--root", root, "words", "cy") for _ in range(2))
    assert first[:2] == (0, "Wrote site/words/messages.pot\nWrote site/words/cy.po\n")
    assert second[:2] == (0, "Nothing to write: everything is up to date.\n")


def test_who_reviews_what(root: Path, run: Run) -> None:
    """An organisation that names its maintainers has a line of its own in the file that GitHub reads."""
    write(root, {PROFILE: 'name: Example Department\nkind: other\nmaintainers: ["@example/figures"]\n'})
    code, out, _ = run("--root", root, "codeowners")
    line = (root / ".github" / "CODEOWNERS").read_text().split("\n")[-2]
    assert (code, out, line) == (0, "Wrote .github/CODEOWNERS\n", "/metrics/example-department/ @example/figures")
