"""Every figure page's headline, held against numbers worked out anew from the CSV file beside it."""

import re
from collections.abc import Iterator
from fractions import Fraction
from html import unescape
from pathlib import Path
from typing import Any

from tests.browser.recount import EVERY, Told, definition, judged, read_rows, since_break, state, verdict

AMOUNT = r"[−£]?[\d,.]+%?(?: [a-z][a-z ]*?)?|Yes|No"
SENTENCE = re.compile(
    rf"^(?P<now>{AMOUNT}) (?P<when>in .+?)(?: \([a-z, ]+\))?"
    rf"(?:, (?P<moved>up from|down from|the same as|about the same as)(?: (?P<was>{AMOUNT}))? (?P<first>in [^,.:]+?))?"
    r"(?P<since>, the first since (?:a break in the series|the definition changed))?"
    r"(?:: an? (?P<clause>improvement|worsening|change) beyond the usual variation\.|\.)"
    r"(?P<within> That is within the usual variation\.)?"
    r"(?: Measured by the figures since (?P<start>[^,]+), that is an? (?P<judged>improvement|worsening|change)"
    r" beyond the usual variation\.)?(?P<missing> No figures? .+)?$"
)


def number_in(words: str) -> Fraction:
    digits = re.sub(r"[^\d.−]", "", words).replace("−", "-")
    return Fraction(1 if words == "Yes" else 0 if words == "No" else digits)


def says(words: str, row: Told, decimals: int) -> bool:
    """Tell whether words give a row's number: all its digits where it was submitted, else rounded."""
    if row.number is None or row.submitted:
        return number_in(words) == row.number
    places = max(decimals, len(re.sub(r"[^\d.]", "", words).partition(".")[2]))
    return abs(number_in(words) - row.number) <= Fraction(1, 2 * 10**places)


def named(row: Told, overlapping: bool) -> str:
    """Return when a row's figure was, as a sentence says it."""
    year = (row.end - row.start).days > 360
    return f"in the year to {row.end:%B %Y}" if year and (overlapping or row.start.month > 1) else f"in {row.label}"


def untrue(sentence: str, rows: list[Told], metric: dict[str, Any]) -> Iterator[str]:
    """Yield each claim of a headline that the rows do not bear out, and each that they ask for and it leaves out."""
    run = since_break(rows)
    if not run:
        yield from [] if ": no figure" in sentence else ["there is no figure"]
        return
    claim = SENTENCE.match(re.sub(r"^(:|,? stood at|,? came to) ", "", sentence.removeprefix(metric["title"])))
    if claim is None:
        yield "it cannot be read"
        return
    every, months = EVERY[metric["frequency"]], int(metric.get("covers", EVERY[metric["frequency"]]))
    decimals, first, last = int(metric.get("decimals", 0)), run[0], run[-1]
    assert first.number is not None
    assert last.number is not None
    if not says(claim["now"], last, decimals) or claim["when"] != named(last, months > every):
        yield f"the newest is {last}"
    moved = claim["moved"]
    if (moved is not None) != (len(run) > 1) and metric["unit"] != "yes-no":
        yield "it compares with nothing, or nothing may be compared"
    if moved and claim["first"] != named(first, months > every):
        yield f"the first is {first}"
    if moved and claim["was"] and not says(claim["was"], first, decimals):
        yield f"the first is {first}"
    agrees = {
        "up from": last.number > first.number,
        "down from": last.number < first.number,
        "the same as": last.number == first.number,
        "about the same as": abs(last.number - first.number) <= Fraction(1, 10**decimals),
    }
    if moved and not agrees[moved]:
        yield "it moved another way"
    if bool(claim["since"]) != any(row.start < first.start and row.number is not None for row in rows):
        yield "figures lie before a break, and it does not say so; or it does, and none lie there"
    if bool(claim["missing"]) != any(row.start > last.start for row in rows):
        yield "newer figures are missing, and it does not say so; or it does, and none are"
    yield from misjudged(claim, rows, metric, silent=months > every)


def misjudged(claim: re.Match[str], rows: list[Told], metric: dict[str, Any], *, silent: bool) -> Iterator[str]:
    """Yield what is wrong with the claim about noise."""
    row_by_row, better = judged(rows, EVERY[metric["frequency"]]), metric["better"]
    numbers = [row.number for row in row_by_row if row.number is not None]
    claimed = claim["clause"] or claim["judged"] or ("within" if claim["within"] else "nothing")
    silent = silent or len(numbers) < 5 or metric["unit"] == "yes-no"
    found = "nothing" if silent else state(numbers, better)
    if claimed != found:
        yield f"it claims {claimed}, and the numbers say {found}"
    first = since_break(rows)[0]
    if claim["clause"] and (row_by_row[0] != first or verdict(numbers[0], numbers[-1], better) != claim["clause"]):
        yield "it judges a stretch that was not judged"
    if claim["judged"] and claim["start"] != row_by_row[0].label:
        yield f"it was judged since {row_by_row[0].label}"


def test_every_headline_agrees_with_the_numbers(site: Path) -> None:
    """Over all figure pages: figures, periods, direction, breaks and the claim about noise are as the CSV has them."""
    pages = sorted(site.glob("*/*/*/embed/index.html"))
    wrong = {}
    for embed in pages:
        page = embed.parents[1] / "index.html"
        lede = re.search(r'<p class="pf-lede">(.*?)</p>', page.read_text("utf-8"), re.DOTALL)
        assert lede is not None
        metric, rows = read_rows(page.with_name("data.csv"))
        sentence = " ".join(unescape(lede[1]).split())
        if found := list(untrue(sentence, rows, definition(metric))):
            wrong[f"{page.parent.relative_to(site)}: {sentence}"] = found
    assert (len(pages) > 1_800, wrong) == (True, {})


def test_a_headline_that_is_not_true_is_found() -> None:
    """The recount has teeth: another figure, another way, another claim about noise are each told."""
    metric = {"title": "Take-up", "frequency": "quarter", "unit": "percent", "decimals": 1, "better": "higher"}
    data = Path(__file__).parent / "headline.csv"
    rows = read_rows(data)[1]
    true = "Take-up stood at 60% in April to June 2026, up from 50% in January to March 2025"
    told = [
        list(untrue(f"{true}. That is within the usual variation.", rows, metric)),
        list(untrue(f"{true}: an improvement beyond the usual variation.", rows, metric)),
        list(untrue(f"{true}. That is within the usual variation.".replace("60", "61"), rows, metric)),
        list(untrue(f"{true}. That is within the usual variation.".replace("up", "down"), rows, metric)),
        list(untrue(f"{true}.", rows, metric)),
    ]
    assert [len(each) for each in told] == [0, 1, 1, 1, 1]
