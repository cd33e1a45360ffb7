"""Write one cell of a sheet as a submission writes it, or say why that takes somebody's judgement."""

import re
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from enum import Enum

from plainfigures.check import cell_format, period, value_format
from plainfigures.model.limits import LONGEST_CELL, MOST_DECIMALS
from plainfigures.model.metric import Metric
from plainfigures.model.period import Period, in_words
from plainfigures.model.words import counted, listed, quoted
from plainfigures.model.workbook import Cell

IN_PER_CENT = ("value", "lower", "upper")
AS_TEXT = "format the cell as Text"
_LITERALS = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^]]*\]')
_DIGITS = re.compile(r"[0#?,]*[0#?](,*)(?:\.([0#?]*))?")


class Mended(Enum):
    """What was rewritten without judgement, as one and as many are counted."""

    PERCENT = ("number shown in per cent", "numbers shown in per cent")
    LONG = ("number of more than 10 decimals", "numbers of more than 10 decimals")
    MONTH = ("date that stands for a month", "dates that stand for months")

    @property
    def one(self) -> str:
        """Say what one such cell is."""
        return str(self.value[0])

    @property
    def many(self) -> str:
        """Say what several such cells are."""
        return str(self.value[1])


@dataclass(frozen=True, slots=True)
class Written:
    """A cell's text; what it was before it was rewritten; or the fault (message and cure) and whose rule that is."""

    text: str
    is_number: bool = False
    mended: Mended | None = None
    before: str = ""
    fault: tuple[str, str] | None = None
    rule: str = value_format.ID


def written(cell: Cell, column: str, metric: Metric | None, *, is_number: bool) -> Written:
    """Return the cell as the column wants it; `metric` is that of its row, where it is known."""
    rule = value_format.ID if is_number else period.ID if column == "period" else cell_format.ID
    if len(cell.text) > LONGEST_CELL:
        fault = (f"{column} is too long: {counted(len(cell.text), 'character')}", "shorten it")
        return Written(cell.text[:LONGEST_CELL], fault=fault, rule=rule)
    match cell.kind:
        case "unsolved":
            message = f"{column} holds a formula that has no result yet"
            cure = "open the workbook in your spreadsheet, save it, and import it again"
            return Written("?", fault=(message, cure), rule=rule)
        case "error":
            cure = "correct the formula; or clear the cell, and say why in the marker and note columns"
            return Written(cell.text, fault=(f"{column} holds the error {quoted(cell.text)}", cure), rule=rule)
        case "number" if is_number:
            return _number(cell, column, metric)
        case "date" if column == "period":
            return _period(cell, metric)
        case "date":
            return Written(cell.text, fault=_date(cell, column, is_number=is_number), rule=rule)
        case "truth" if is_number:
            return Written(cell.text, fault=_truth(cell, column, metric))
    return Written(cell.text)


def _number(cell: Cell, column: str, metric: Metric | None) -> Written:
    """Return a number as it is stored; in per cent where the cell shows it so, since that is what was seen."""
    text, mended = _shortened(cell.text), Mended.LONG
    if _is_percent(cell.shown):
        text, mended = _shortened(f"{Decimal(cell.text) * 100:f}"), Mended.PERCENT
        text = text.rstrip("0").rstrip(".") if "." in text else text
        if column not in IN_PER_CENT or (metric and metric.unit != "percent"):
            whose = f"the unit of {metric.id}" if metric and column in IN_PER_CENT else f"the unit of a {column}"
            what = f"{column} is shown as {text}%, but {whose} is not per cent"
            return Written(text, fault=(what, "format the cell as Number, and correct the number where that is wrong"))
    return Written(text, True, None if text == cell.text else mended, "" if text == cell.text else cell.text)


def _shortened(text: str) -> str:
    """Return the number with at most ten decimals; one that would become zero stays, for the check to refuse."""
    number = Decimal(text)
    if -int(number.as_tuple().exponent) <= MOST_DECIMALS:
        return text
    short = f"{number.quantize(Decimal(1).scaleb(-MOST_DECIMALS), ROUND_HALF_UP):f}"
    return short.rstrip("0").rstrip(".") if number and Decimal(short) else text


def _is_percent(shown: str) -> bool:
    return "%" in _first_section(shown)


def _first_section(shown: str) -> str:
    """Return the part of a number format for positive numbers, without the characters that stand for themselves."""
    return _LITERALS.sub("", shown).partition(";")[0]


def rounded(text: str, shown: str) -> str | None:
    """Return how the format shows the number, where that is another number, or None; text of no number is none."""
    digits = _first_section(shown)
    match = _DIGITS.search(digits)
    if not match or re.search("[/EeGg]", digits) or not re.fullmatch(r"-?[0-9]+(\.[0-9]+)?", text):
        return None
    number = Decimal(text).scaleb(-3 * len(match[1]))
    near = number.quantize(Decimal(1).scaleb(-len(match[2] or "")), ROUND_HALF_UP)
    return None if near == Decimal(text) else f"{near:f}"


def _period(cell: Cell, metric: Metric | None) -> Written:
    """Return the month that a date stands for, where the metric is one of months and the date begins one.

    `Apr-26` typed into a spreadsheet may have become the 26th of April of the year in which it was typed: such a date
    shows no year.
    """
    day = _day(cell.text)
    if day is None:
        return Written(cell.text, fault=_date(cell, "period", is_number=False), rule=period.ID)
    begins_one = day.day == 1 and "y" in _first_section(cell.shown).lower()
    if metric and metric.months == 1 and begins_one:
        return Written(str(Period(day, 1)), mended=Mended.MONTH, before=in_words(day))
    message = f"period holds a date, {in_words(day)}, which a spreadsheet may have made of something else"
    return Written(
        cell.text, fault=(message, f"{AS_TEXT}, then write {listed(_spellings(day, metric))}"), rule=period.ID
    )


def _spellings(day: date, metric: Metric | None) -> list[str]:
    """Return the periods around a day that a figure of the metric may have, or of any where it is unknown."""
    month, quarter = Period(day.replace(day=1), 1), Period(day.replace(month=(day.month - 1) // 3 * 3 + 1, day=1), 3)
    year, began = Period(day.replace(month=1, day=1), 12), day.year - (day.month < 4)
    around = [month, quarter, Period(date(began, 4, 1), 12), year]
    fitting = [each for each in around if metric and each.months == metric.months] or around
    return [f"{each} for {each.label}" for each in fitting]


def _date(cell: Cell, column: str, *, is_number: bool) -> tuple[str, str]:
    day = _day(cell.text)
    what = f"a date, {in_words(day)}" if day else f"a date or time, {cell.text}"
    cure = "format the cell as Number, then type the number anew" if is_number else f"{AS_TEXT}, then type it anew"
    return f"{column} holds {what}, which a spreadsheet may have made of something else", cure


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _truth(cell: Cell, column: str, metric: Metric | None) -> tuple[str, str]:
    answer = "write 1 for yes or 0 for no"
    if metric and metric.unit == "yes-no":
        answer = "write 1, which means yes" if cell.text == "TRUE" else "write 0, which means no"
    return f"{column} holds {cell.text}, which is no number", answer if metric is None or metric.unit == "yes-no" else (
        "write the number, in digits alone"
    )
