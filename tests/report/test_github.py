import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plainfigures.report.github import render_github
from tests.report.invented import FIGURES, PROFILE, RULES_AT, changing, problem, report

VERDICT = "1 error among 1,200 figures in 3 files: nothing is published until the errors are mended."


def annotation(message: str, cure: str = "mend it", path: str = PROFILE) -> str:
    """Return the one command that the runner sees, after splitting lines as it does."""
    command, verdict = re.split(r"\r\n|\r|\n", render_github(report(problem(message, cure, path=path))))
    assert verdict == VERDICT
    return command


def unescaped(text: str) -> str:
    """Return the text as GitHub's runner reads it."""
    for code, char in (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%")):
        text = text.replace(code, char)
    return text


def test_an_annotation_in_yaml() -> None:
    """A problem becomes a command with its file, line, column and rule."""
    place = "file=metrics/example-department/organisation.yml,line=5,col=4,title=value-format"
    assert annotation("the name is empty", "write one") == f"::error {place}::the name is empty; write one"


def test_an_annotation_in_csv() -> None:
    """In CSV files our column counts fields and GitHub's characters, so that none is given."""
    found = render_github(report(problem("is wrong", "mend it", severity="warning"))).split("\n")
    assert found == [
        f"::warning file={FIGURES},line=5,title=value-format::is wrong; mend it",
        "1 warning among 1,200 figures in 3 files: nothing is kept back.",
    ]


def test_a_link_to_the_rule() -> None:
    """Where the site has an address, an annotation says where its rule is explained."""
    found = render_github(report(problem("is wrong", "mend it"), rules_at=RULES_AT)).split("\n")
    assert found[0].endswith("::is wrong; mend it (https://figures.example.org/about/rules/value-format/)")


def test_a_file_as_a_whole() -> None:
    """A problem of a whole file is shown at its first line."""
    whole = problem("is empty", "fill it")
    whole = type(whole)(type(whole.location)(PROFILE), whole.rule, whole.severity, whole.message, whole.cure)
    assert render_github(report(whole)).startswith(f"::error file={PROFILE},line=1,title=value-format::is empty")


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("a\n::error::b", "a%0A::error::b"),
        ("a\r\n::set-env name=PATH::b", "a%0D%0A::set-env name=PATH::b"),
        ("a\r::stop-commands::x", "a%0D::stop-commands::x"),
        ("100%", "100%25"),
        ("%0A::error::b", "%250A::error::b"),
        ("::error::b", "::error::b"),
    ],
)
def test_a_message_starts_no_command(text: str, escaped: str) -> None:
    """Line breaks and per cent signs in a message or a cure are escaped, so that neither begins a line."""
    assert annotation(text, text).split("::", 2)[2] == f"{escaped}; {escaped}"


@pytest.mark.parametrize(
    ("path", "escaped"),
    [
        ("metrics/a,line=1.yml", "metrics/a%2Cline=1.yml"),
        ("metrics/a::error::b.yml", "metrics/a%3A%3Aerror%3A%3Ab.yml"),
        ("metrics/a\n::error::b.yml", "metrics/a%0A%3A%3Aerror%3A%3Ab.yml"),
        ("metrics/a%2C.yml", "metrics/a%252C.yml"),
    ],
)
def test_a_path_sets_no_property(path: str, escaped: str) -> None:
    """Commas and colons in a path are escaped, so that it neither sets another property nor ends them."""
    wanted = f"::error file={escaped},line=5,col=4,title=value-format::is wrong; mend it"
    assert annotation("is wrong", path=path) == wanted


@given(st.text("ab%0AD:,\r\n;= ") | st.text())
@settings(max_examples=100, deadline=None)
def test_any_text(text: str) -> None:
    """Any message is one command, in which the runner reads the message again."""
    _, _, data = annotation(text, text).split("::", 2)
    assert unescaped(data) == f"{text}; {text}"


def test_what_will_change() -> None:
    """Annotations are for problems: what will change stands in the summary, not here."""
    assert render_github(changing()) == render_github(report())
