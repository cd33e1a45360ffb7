"""What every rule promises: an id, a help page with two examples, and that the examples tell the truth."""

from pathlib import Path

import pytest

from plainfigures.check.rule import Example, Rule, help_of
from plainfigures.check.rules import RULES
from plainfigures.model.source import Source
from plainfigures.read.source import read_source
from tests.small_root import checked, put

PASSES, FAILS = (
    [
        pytest.param(rule, example, id=f"{rule.ID}-{number}")
        for rule in RULES.values()
        for number, example in enumerate(help_of(rule).examples)
        if example.verdict == verdict
    ]
    for verdict in ("PASS", "FAIL")
)


def published(root: Path, rule: Rule) -> Source | None:
    """Put what was published before a rule's examples into the root, and return it; None where nothing was."""
    before = [example for example in help_of(rule).examples if example.verdict == "BEFORE"]
    for example in before:
        put(root, example.path, example.text)
    return read_source(root) if before else None


@pytest.mark.parametrize(("rule", "example"), PASSES)
def test_a_pass_has_no_problem_of_any_rule(root: Path, rule: Rule, example: Example) -> None:
    """The example that passes a rule passes all."""
    before = published(root, rule)
    put(root, example.path, example.text)
    assert checked(root, before=before).problems == ()


@pytest.mark.parametrize(("rule", "example"), FAILS)
def test_a_fail_breaks_its_own_rule_alone(root: Path, rule: Rule, example: Example) -> None:
    """The example that fails a rule shows what that rule finds and nothing else."""
    before = published(root, rule)
    put(root, example.path, example.text)
    assert {problem.rule for problem in checked(root, before=before).problems} == {rule.ID}


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_a_rule_has_a_help_page(rule: Rule) -> None:
    """A help page has a summary of one sentence or two, and an example of either kind."""
    page = help_of(rule)
    assert page.summary.endswith(".")
    assert "\n" not in page.summary
    assert {example.verdict for example in page.examples} - {"BEFORE"} == {"PASS", "FAIL"}


def test_a_rule_is_registered_under_its_id_which_is_its_files_name() -> None:
    """Key, id and file name of a rule are one word, with hyphens."""
    files = {key: Path(str(getattr(rule, "__file__", ""))).stem for key, rule in RULES.items()}
    assert files == {rule.ID: rule.ID.replace("-", "_") for rule in RULES.values()}


def test_every_rule_that_there_is_is_registered() -> None:
    """A module beside the others that has an ID is in the registry."""
    folder = Path(__file__).parents[2] / "plainfigures" / "check"
    written = {file.stem for file in folder.glob("*.py") if "\nID = " in file.read_text("utf-8")}
    assert written == {id_.replace("-", "_") for id_ in RULES}
