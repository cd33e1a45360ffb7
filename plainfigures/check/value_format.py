"""A number is written in plain digits, with a point for decimals and a hyphen for minus: `84.2`, `-3`, `1234567`.

No thousands separators, units, signs or words, no zeros in front (`10`, not `010`), and at most 15 digits before the
point and 10 behind it. A figure that is missing is a blank cell with a marker that says why.

PASS 2026-Q2.csv
    metric,service,value
    transactions,example-permits,1234

FAIL 2026-Q2.csv
    metric,service,value
    transactions,example-permits,"1,234"
"""

import re
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache

from plainfigures.check.evidence import Evidence, Finding
from plainfigures.check.mend import plain_number, says_missing
from plainfigures.model.limits import MOST_DECIMALS, MOST_TOLD
from plainfigures.model.marker import MARKERS, parse_markers
from plainfigures.model.problem import Problem
from plainfigures.model.words import quoted

ID = "value-format"
_FAILED = ("#REF!", "#DIV/0!", "#VALUE!", "#NAME?", "#NUM!", "#NULL!")  # what a spreadsheet shows of a failed formula
_DATE = re.compile(
    r"[0-9]{1,2}[- ][A-Za-z]{3}([- ][0-9]{2,4})?|[A-Za-z]{3}-[0-9]{2,4}"
    r"|[0-9]{4}-[0-9]{2}-[0-9]{2}( .*)?|[0-9]{1,2}/[0-9]{1,2}/[0-9]{2,4}"
)
_YES_OR_NO = {"yes": "1", "y": "1", "true": "1", "no": "0", "n": "0", "false": "0"}
WORTH_READING = 40
_PLAIN = re.compile(r"-?[0-9]+(\.[0-9]+)?")


def check(evidence: Evidence) -> Iterator[Problem]:
    """Yield each cell of a numeric column that is no plain number.

    Of a file with very many, the words are found for as many as are told: they take longer than all the rest.
    """
    numbers = evidence.number_columns
    found = [
        each
        for each in evidence.findings
        if each.column in numbers.get(each.table, ()) and each.check != "not_nullable"
    ]
    places = [(evidence.place_of(each.path, each.line, each.column), each) for each in found]
    told: Counter[str] = Counter()
    for place, finding in sorted(places, key=lambda each: (each[0].path, each[0].line, each[0].column)):
        told[finding.path] += 1
        words = _words(evidence, finding) if told[finding.path] <= MOST_TOLD else ("", "")
        yield Problem(place, ID, "error", *words)


def _words(evidence: Evidence, finding: Finding) -> tuple[str, str]:
    metric = evidence.documents.metrics.get(finding.metric)
    answer = metric is not None and metric.unit == "yes-no"
    message = f"{finding.column} {quoted(finding.found)} {_fault(finding.found)}"
    return message, _cure(finding.column, finding.found, answer=answer)


def _fault(found: str) -> str:
    if not _PLAIN.fullmatch(found):
        return "is not a plain number"
    return "has zeros in front" if plain_number(found) else "has too many digits"


@lru_cache(maxsize=4096)
def _cure(column: str, found: str, *, answer: bool) -> str:
    """Return what to write; `answer` says whether the metric is answered by yes or no."""
    elsewhere = f"leave {column} blank and give the reason in marker and note"
    if _fault(found) == "has too many digits":
        return _shorter(found)
    if re.search("[0-9][A-Za-z]", found) and (number := plain_number(found)):
        return f"write the number out in digits, like {number}"
    if number := plain_number(found):
        return f"write {number}"
    if says_missing(found):
        return f"{elsewhere}, for example x for not available"
    if (markers := _markers_instead(found)) and column == "value":
        return f"leave value blank, and write {markers} in the marker column and the reason in the note column"
    if found.startswith("="):
        return "write the number that the formula gives, in plain digits"
    if found.upper() in _FAILED:
        return f"mend the formula in your spreadsheet and write the number that it gives, or {elsewhere}"
    if _DATE.fullmatch(found):
        return "a spreadsheet has perhaps made a date of the number; write the number anew, in a cell formatted as text"
    if answer and found.casefold() in _YES_OR_NO:
        return f"write {_YES_OR_NO[found.casefold()]}"
    return "write digits alone, with a point for decimals, like 84.2; words belong in the note column"


def _shorter(found: str) -> str:
    """Return how to write a number of too many digits: with ten decimals where those alone are too many."""
    whole, _, decimals = found.partition(".")
    if len(decimals) > MOST_DECIMALS and (number := plain_number(whole)) is not None:
        rounded = round(Decimal(f"{number}.{decimals[:WORTH_READING]}"), MOST_DECIMALS)
        if rounded and (plain := plain_number(f"{rounded:f}".rstrip("0"))):  # not 0 for what is no zero
            return f"write {plain}, with at most 10 digits behind the point"
    return "write at most 15 digits before the point and 10 behind it; perhaps two cells have run together"


def _markers_instead(found: str) -> str:
    """Return the shorthand letters that stand where a value should and say why there is none, or nothing."""
    codes = parse_markers(found)
    absent = isinstance(codes, tuple) and any(not MARKERS[code].with_value for code in codes)
    return " ".join(codes) if isinstance(codes, tuple) and absent else ""
