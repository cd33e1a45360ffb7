import re
from html import unescape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from plainfigures.model.change import Changes, DefinitionChange
from plainfigures.report.markdown import render_markdown
from tests.report.invented import FIGURES, RULES_AT, changing, problem, report, revision, withdrawal

HEAD = ["", "| Where | What | How to mend it | Rule |", "|---|---|---|---|"]
VERDICT = "**1 error among 1,200 figures in 3 files: nothing is published until the errors are mended.**"


def cells(text: str) -> list[str]:
    """Return the cells of the first row as HTML, from a renderer of Markdown that lets HTML through."""
    shown = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).render(text)
    return re.findall(r"<td>(.*?)</td>", shown.split("<tbody>")[1].split("</tr>")[0], re.DOTALL)


def message(text: str) -> str:
    """Return the message's cell as HTML."""
    _, found, cure, _ = cells(render_markdown(report(problem(text, text))))
    assert found == cure
    return found


def test_a_table() -> None:
    """The verdict comes first, then a row for each problem."""
    row = rf"| {FIGURES}\:5\:4 | value &quot;84,2&quot; is not a plain number | write 84.2 | value-format |"
    wanted = [VERDICT, *HEAD, row.replace("&quot;", '"')]
    assert render_markdown(report(problem())).split("\n") == wanted


def test_no_problems() -> None:
    """Without problems there is no table."""
    assert render_markdown(report()) == "**Everything is in order: 1,200 figures in 3 files.**"


def test_a_link_to_the_rule() -> None:
    """Where the site has an address, each rule leads to its page."""
    found = cells(render_markdown(report(problem(), rules_at=RULES_AT)))
    assert found[3] == f'<a href="{RULES_AT}value-format/">value-format</a>'


@pytest.mark.parametrize(("number", "rows", "ending"), [(50, 50, []), (51, 50, ["", "And 1 more."])])
def test_at_most_fifty_rows(number: int, rows: int, ending: list[str]) -> None:
    """Fifty problems are shown, and how many more there are."""
    lines = render_markdown(report(*[problem()] * number)).split("\n")
    assert (len([line for line in lines if FIGURES in line]), lines[4 + rows :]) == (rows, ending)


def test_very_many_problems() -> None:
    """The count of those left out has its thousands set apart."""
    assert render_markdown(report(*[problem()] * 1_250)).endswith("\n\nAnd 1,200 more.")


@pytest.mark.parametrize(
    "text",
    [
        "a | b",
        "a \\| b",
        "a \\",
        "`code`",
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "<!-- hidden",
        "&lt;b&gt; &amp;amp;",
        "**bold** _slanted_ ~~gone~~ ***",
        "[a link](https://example.org)",
        "![a picture](https://example.org/a.png)",
        "<https://example.org>",
        "https://example.org",
        "[a][b] [b]: https://example.org",
        "# heading",
        "- item",
        "1. item",
        "+ item",
        "> quote",
        "---",
        "|---|---|",
    ],
)
def test_text_stays_text(text: str) -> None:
    """What Markdown or HTML would act on is shown as it was written."""
    assert unescape(re.sub("<!-- -->", "", message(text))) == text
    assert "<" not in message(text).replace("<!-- -->", "")


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("ask @someone", r"ask @<!-- -->someone"),
        ("someone@example.org", r"someone@<!-- -->example.org"),
        ("www.example.org", r"www\.example.org"),
        ("http://example.org", r"http\://example.org"),
        ("mailto:a", r"mailto\:a"),
    ],
)
def test_github_finds_nobody_and_links_nothing(text: str, row: str) -> None:
    """A name after @ is told nothing, and an address becomes no link: GitHub's own extensions find none of them."""
    assert f"| {row} | mend it |" in render_markdown(report(problem(text, "mend it")))


@pytest.mark.parametrize("text", ["a\n\n<b>", "a\r\n| b", "a\u2028b", "a\x0bb"])
def test_a_message_stays_in_its_row(text: str) -> None:
    """Line breaks in a message become spaces."""
    assert len(render_markdown(report(problem(text, text))).splitlines()) == 5


@given(st.text("ab |\\`*_<>&[]()!#~@:.-+=\n'\"w/1", min_size=1) | st.text(st.characters(codec="utf-8")))
@settings(max_examples=200, deadline=None)
def test_any_text(text: str) -> None:
    """Any message is shown as it was written, spaces aside, and as text alone."""
    found = message(text).replace("<!-- -->", "")
    assert ("<" in found, unescape(found).split()) == (False, text.replace("\x00", "\ufffd").split())


WHAT_WILL_CHANGE = r"""

## What will change

Figures since 0123456789: 2 withdrawn (1 without a trace), 2 revised (1 without marker r and note) and 12 added. \
1 figure written differently, with the same number.

| What | Whose | Which | Figures | Reason |
|---|---|---|---|---|
| withdrawn | example-department, transactions | example-permits, April to June 2026 \
| 12,105 | gone without a trace |
| withdrawn | example-department, transactions | example-permits, April to June 2026 \
| 12,105 | marker x\: Counted twice |
| revised | example-department, transactions | example-permits, phone, April to June 2026 \
| 12,105 → 12,226.05, up 1.0% | without marker r and a note |
| revised | example-department, transactions | example-permits, phone, April to June 2026 \
| 12,105 → 12,226.05, up 1.0% | marker r\: Late forms |
| added | example-agency, downtime | July to September 2026 | 12 figures |  |

### Definitions

- downtime is changed in title and due\: it touches 1,200 figures of 3 organisations

### Organisations touched

- example-agency
- example-department

### Also changed, outside metrics/example-department/

- README.md
- schemas/metrics/resilience/downtime.yml"""


def test_what_will_change() -> None:
    """What will change follows the problems, worst first."""
    text = render_markdown(changing()).partition("3 files.**")[2]
    assert text == WHAT_WILL_CHANGE.replace("\\\n", "")


def test_at_most_fifty_changes() -> None:
    """Fifty changes are shown, and how many more there are."""
    text = render_markdown(changing(Changes("0", revised=(revision(),) * 51)))
    assert (text.count("| revised |"), "\n\nAnd 1 more.\n" in text) == (50, True)


@pytest.mark.parametrize("text", ["x" * 10_000, "@*|" * 3_000, "é@" * 40])
def test_at_most_fifty_thousand_characters(text: str) -> None:
    """Whatever is submitted, and however much of it, the whole stays short enough for a summary."""
    changes = Changes(
        "0" * 40,
        withdrawn=(withdrawal(text, markers=("x",)),) * 100,
        revised=(revision(text, markers=("r",)),) * 100,
        definitions=(DefinitionChange(text, "changed", (text,), 1, 1),) * 100,
        paths=tuple(f"metrics/{number}{text}/{text}" for number in range(100)),
    )
    assert len(render_markdown(changing(changes, *[problem(text, text)] * 100))) < 50_000


@pytest.mark.parametrize("text", ["<b>", "a | b", "[a](https://example.org)", "@somebody", "`a`", "**a**"])
def test_submitted_text_in_what_will_change(text: str) -> None:
    """A note or a path is shown as it is, and does nothing."""
    shown = cells(render_markdown(changing(Changes("0", (withdrawal(text, markers=("x",)),)))))
    assert unescape(shown[4].replace("<!-- -->", "")) == f"marker x: {text}"
