"""What GitHub reads of the repository keeps to the forms that GitHub knows."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.roots import REPOSITORY

GITHUB = REPOSITORY / ".github"
FORMS = [path for path in sorted((GITHUB / "ISSUE_TEMPLATE").glob("*.yml")) if path.name != "config.yml"]
WORKFLOWS = sorted((GITHUB / "workflows").glob("*.yml"))
KEYS = {
    "markdown": {"value"},
    "input": {"label", "description", "placeholder", "value"},
    "textarea": {"label", "description", "placeholder", "value", "render"},
    "dropdown": {"label", "description", "options", "multiple", "default"},
}


def read(path: Path) -> dict[Any, Any]:
    return dict(yaml.safe_load(path.read_text("utf-8")))


def by_name(path: Path) -> str:
    return path.stem


@pytest.mark.parametrize("path", FORMS, ids=by_name)
def test_a_form_has_a_name_a_description_and_a_body(path: Path) -> None:
    """GitHub shows no form that lacks one of the three or has a key that it does not know."""
    keys = set(read(path))
    assert ({"name", "description", "body"} - keys, keys - {"name", "description", "title", "body"}) == (set(), set())


@pytest.mark.parametrize("path", FORMS, ids=by_name)
def test_every_question_is_one_that_github_knows(path: Path) -> None:
    """Each part of a form is of a known type and has that type's keys alone."""
    strange = [part for part in read(path)["body"] if set(part["attributes"]) - KEYS[part["type"]]]
    assert strange == []


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
def test_nothing_from_outside_is_put_into_a_script(path: Path) -> None:
    """What a stranger can name, such as a branch, never becomes a part of a command."""
    scripts = [step["run"] for job in read(path)["jobs"].values() for step in job["steps"] if "run" in step]
    assert [script for script in scripts if "${{" in script] == []


def test_no_workflow_runs_a_strangers_files_with_our_rights() -> None:
    """A pull request is checked with the rights of whoever sends it."""
    assert [path.name for path in WORKFLOWS if "pull_request_target" in path.read_text("utf-8")] == []
