"""What GitHub reads of the repository keeps to the forms that GitHub knows."""

import re
import subprocess
import sysconfig
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.roots import REPOSITORY, python, write

GITHUB = REPOSITORY / ".github"
FORMS = [path for path in sorted((GITHUB / "ISSUE_TEMPLATE").glob("*.yml")) if path.name != "config.yml"]
WORKFLOWS = sorted((GITHUB / "workflows").glob("*.yml"))
SCHEMAS = {
    **dict.fromkeys(WORKFLOWS, "github-workflows"),
    **dict.fromkeys(FORMS, "github-issue-forms"),
    GITHUB / "ISSUE_TEMPLATE" / "config.yml": "github-issue-config",
    **dict.fromkeys(GITHUB.glob("dependabot.yml"), "dependabot"),
}
A_FAULT = {
    "github-workflows": ("runs-on:", "run-on:"),
    "github-issue-forms": ("label:", "labels:"),
    "github-issue-config": ("enabled: false", "enabled: perhaps"),
    "dependabot": ("interval:", "intervall:"),
}
AUDIT = (
    str(Path(sysconfig.get_path("scripts"), "zizmor")),
    "--offline",
    "--no-config",
    "--persona",
    "auditor",
    "--quiet",
)


def read(path: Path) -> dict[Any, Any]:
    return dict(yaml.safe_load(path.read_text("utf-8")))


def by_name(path: Path) -> str:
    return path.stem


def faults_of_form(path: Path, schema: str) -> str:
    """Return what GitHub's own schema of files of this kind finds in the file, or nothing."""
    done = python("-m", "check_jsonschema", "--builtin-schema", f"vendor.{schema}", str(path))
    return done.stdout + done.stderr if done.returncode else ""


def audited(folder: Path) -> str:
    """Return what zizmor, as suspicious as it can be, finds in the workflows of a folder."""
    done = subprocess.run([*AUDIT, str(folder)], capture_output=True, text=True, check=False)
    return done.stdout + done.stderr if done.returncode else ""


@pytest.mark.parametrize(("path", "schema"), SCHEMAS.items(), ids=lambda value: getattr(value, "stem", ""))
def test_a_file_has_the_form_that_github_reads(path: Path, schema: str) -> None:
    """Every workflow, every form and every setting keeps to the schema that is known of GitHub."""
    assert faults_of_form(path, schema) == ""


@pytest.mark.parametrize(("path", "schema"), SCHEMAS.items(), ids=lambda value: getattr(value, "stem", ""))
def test_a_file_of_another_form_is_refused(tmp_path: Path, path: Path, schema: str) -> None:
    """The schemas hold the files to something: one misspelt word is found."""
    copy = tmp_path / path.name
    copy.write_text(path.read_text("utf-8").replace(*A_FAULT[schema]), "utf-8")
    assert faults_of_form(copy, schema) != ""


def test_the_auditor_finds_nothing() -> None:
    """No workflow holds anything that a suspicious auditor of workflows frowns at."""
    assert audited(GITHUB) == ""


@pytest.mark.parametrize(
    ("right", "wrong", "named"),
    [
        ("\npermissions: {}\n", "\n", "excessive-permissions"),
        ("  pull_request:\n", "  pull_request_target:\n", "dangerous-triggers"),
        ("run: make site", "run: make site ${{ github.head_ref }}", "template-injection"),
        ("persist-credentials: false", "persist-credentials: true", "artipacked"),
    ],
)
def test_the_auditor_finds_what_lets_a_stranger_in(tmp_path: Path, right: str, wrong: str, named: str) -> None:
    """What a stranger can name never becomes a part of a command, nor do their files run with our rights."""
    faulty = (GITHUB / "workflows" / "check.yml").read_text("utf-8").replace(right, wrong)
    write(tmp_path, {".github/workflows/check.yml": faulty})
    assert f"[{named}]" in audited(tmp_path)


@pytest.mark.parametrize("path", FORMS, ids=by_name)
def test_every_question_has_its_own_name(path: Path) -> None:
    """No two questions of a form share an id or a label."""
    asked = [part for part in read(path)["body"] if part["type"] != "markdown"]
    ids, labels = ({*(part["id"] for part in asked)}, {*(part["attributes"]["label"] for part in asked)})
    assert (len(ids), len(labels)) == (len(asked), len(asked))


@pytest.mark.parametrize("path", WORKFLOWS, ids=by_name)
def test_a_workflow_may_do_nothing_that_a_job_does_not_ask_for(path: Path) -> None:
    """No workflow has permissions of its own, and every job says which it needs."""
    workflow = read(path)
    silent = [name for name, job in workflow["jobs"].items() if "permissions" not in job]
    assert (workflow["permissions"], silent) == ({}, [])


@pytest.mark.parametrize("path", WORKFLOWS, ids=by_name)
def test_every_action_is_pinned(path: Path) -> None:
    """An action is named by a whole commit, with its version behind it, so that nobody can change it under us."""
    used = re.findall(r"uses: *(.*)", path.read_text("utf-8"))
    pinned = re.compile(r"[\w.-]+/[\w./-]+@[0-9a-f]{40} # v[0-9.]+")
    assert [action for action in used if not pinned.fullmatch(action)] == []


@pytest.mark.parametrize("path", WORKFLOWS, ids=by_name)
def test_no_job_runs_for_ever(path: Path) -> None:
    """Every job has a limit of time, and every workflow says what happens to runs that overlap."""
    workflow = read(path)
    endless = [name for name, job in workflow["jobs"].items() if "timeout-minutes" not in job]
    assert (endless, set(workflow["concurrency"])) == ([], {"group", "cancel-in-progress"})


@pytest.mark.parametrize("path", WORKFLOWS, ids=by_name)
def test_a_workflow_calls_what_the_makefile_has(path: Path) -> None:
    """Whatever a workflow makes, `make` knows."""
    targets = set(re.findall(r"^([a-z]+):", (REPOSITORY / "Makefile").read_text("utf-8"), re.MULTILINE))
    assert set(re.findall(r"\bmake ([a-z]+)", path.read_text("utf-8"))) <= targets


def publishing() -> dict[str, Any]:
    return dict(read(GITHUB / "workflows" / "publish.yml")["jobs"])


def test_what_is_published_was_checked_built_and_verified() -> None:
    """In this order, with the whole history, and nothing is handed over before."""
    steps = publishing()["build"]["steps"]
    told = " ".join(step.get("run", step.get("uses", "")) for step in steps)
    order = [told.index(each) for each in ("make check", "make site", "make verify", "upload-pages-artifact")]
    assert (order == sorted(order), steps[0]["with"]["fetch-depth"]) == (True, 0)


def test_only_the_job_that_shows_the_site_may_change_it() -> None:
    """Whoever builds may only read, and whoever may write runs nothing of ours."""
    rights = {name: set(job["permissions"]) for name, job in publishing().items()}
    running = {name for name, job in publishing().items() if any("run" in step for step in job["steps"])}
    assert (rights, running) == (
        {"build": {"contents"}, "attest": {"attestations", "id-token"}, "deploy": {"pages", "id-token"}},
        {"build"},
    )


@pytest.mark.parametrize(
    ("repository", "own", "address"),
    [
        ("Some-Council/figures", "", "https://some-council.github.io/figures/"),
        ("some-council/Some-Council.github.io", "", "https://some-council.github.io/"),
        ("some-council/figures", "https://figures.example.org/", "https://figures.example.org/"),
    ],
)
def test_the_site_knows_its_address(tmp_path: Path, repository: str, own: str, address: str) -> None:
    """A project's site lies below its owner's, the owner's own at the top, and a custom domain is set by hand."""
    (script,) = [step["run"] for step in publishing()["build"]["steps"] if step.get("id") == "address"]
    output = tmp_path / "output"
    known = {"GITHUB_REPOSITORY": repository, "GITHUB_REPOSITORY_OWNER": repository.partition("/")[0], "OWN": own}
    subprocess.run(["bash", "-eo", "pipefail", "-c", script], env={**known, "GITHUB_OUTPUT": str(output)}, check=True)
    assert output.read_text() == f"url={address}\n"


def test_a_run_begins_with_what_the_last_one_kept() -> None:
    """Charts and history are fetched before the check, and kept after the site was verified."""
    steps = [step.get("uses", step.get("run", "")) for step in publishing()["build"]["steps"]]
    told = " ".join(steps)
    order = [told.index(each) for each in ("cache/restore", "make check", "make verify", "cache/save")]
    caches = {step["with"]["path"] for step in publishing()["build"]["steps"] if "cache" in step.get("uses", "")}
    assert (order == sorted(order), caches) == (True, {"out/cache"})


def test_the_site_is_attested_and_shown_in_its_environment() -> None:
    """The sums of what was built are attested, and one job alone shows the site, one run after the other."""
    jobs, workflow = publishing(), read(GITHUB / "workflows" / "publish.yml")
    attesting = [step["uses"].partition("@")[0] for step in jobs["attest"]["steps"]]
    subject = jobs["attest"]["steps"][0]["with"]["subject-digest"]
    assert (
        attesting,
        subject,
        jobs["deploy"]["environment"]["name"],
        jobs["deploy"]["needs"],
        workflow["concurrency"]["cancel-in-progress"],
    ) == (["actions/attest-build-provenance"], "${{ needs.build.outputs.sums }}", "github-pages", "build", False)


def test_what_was_held_back_until_half_past_nine_is_shown_then() -> None:
    """The site is built on weekdays a minute after 9.30 in London, in summer time and in winter time."""
    (scheduled,) = read(GITHUB / "workflows" / "publish.yml")[True]["schedule"]  # YAML 1.1 reads `on` as yes
    assert scheduled["cron"] == "31 8,9 * * 1-5"


@pytest.mark.parametrize(("there", "created"), [("0", True), ("1", False)])
def test_the_weekly_run_opens_one_issue(tmp_path: Path, there: str, created: bool) -> None:
    """Where the newest versions fail, an issue is opened that names the run, unless one is open already."""
    weekly = read(GITHUB / "workflows" / "weekly.yml")["jobs"]["tell"]
    (step,) = weekly["steps"]
    gh = f'#!/bin/sh\nif [ "$2" = list ]; then echo {there}; else printf "%s\\n" "$@" > {tmp_path}/said; fi\n'
    write(tmp_path, {"bin/gh": gh})
    (tmp_path / "bin" / "gh").chmod(0o755)
    known = {"TITLE": step["env"]["TITLE"], "RUN": "https://example.org/runs/1", "GH_REPO": "example/figures"}
    path = f"{tmp_path / 'bin'}:/usr/bin:/bin"
    subprocess.run(["bash", "-eo", "pipefail", "-c", step["run"]], env={**known, "PATH": path}, check=True)
    said = (tmp_path / "said").read_text().splitlines() if created else []
    wanted = ["issue", "create", "--title", known["TITLE"], "--body", f"The run that found it: {known['RUN']}"]
    assert (said, (tmp_path / "said").exists(), weekly["if"].startswith("failure()")) == (
        wanted if created else [],
        created,
        True,
    )
