"""Guess what an officer meant by a cell that cannot be read, where that can be said without judgement."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from decimal import Decimal
from difflib import get_close_matches
from functools import lru_cache

from plainfigures.model.document import WEB_ADDRESS
from plainfigures.model.marker import MARKERS
from plainfigures.model.period import FIRST_YEAR, LAST_YEAR, MONTHS, Period, parse_period
from plainfigures.model.words import LONGEST, listed, nearest

FEW = 4
NUMBER = r"^-?(0|[1-9][0-9]{0,14})(\.[0-9]{1,10})?$"  # as in schemas/observations.yml
NO_SPELLING = "is not a period"  # what `parse_period` says of text in none of its spellings
_ZEROS_IN_FRONT = re.compile(r"(?<![0-9.])0+(?=[0-9])")
_MILLIONS = re.compile(r"£ ?([0-9]+(?:\.[0-9]+)?) ?(k|m|bn)", re.IGNORECASE)
_POWERS = {"k": 3, "m": 6, "bn": 9}
_RAISED = ("<super>", "<sub>", "<circle>")  # digits that are footnotes, as Unicode describes them
_SURELY_A_NUMBER = re.compile(
    r"[-+]?( ?£ ?)?[-+]?"
    r"([0-9]+(\.[0-9]*)?|\.[0-9]+|0,[0-9]+|[0-9]+,[0-9]{1,2}"
    r"|[1-9][0-9]{0,2}(?P<mark>[ ,'_])[0-9]{3}((?P=mark)[0-9]{3})*(\.[0-9]*)?)"
    r"( ?%)?"
)
_MISSING = {
    "na",
    "n/a",
    "nan",
    "null",
    "none",
    "nil",
    "-",
    "--",
    "–",
    "—",
    "~",
    ".",
    "..",
    ":",
    "*",
    "?",
    "tbc",
    "#n/a",
}
_QUARTER = re.compile(r"Q([1-4])[ /-]*([0-9]{4})|([0-9]{4})[ /-]*Q([1-4])", re.IGNORECASE)
_FINANCIAL_YEAR = re.compile(r"(?:FY ?)?([0-9]{4})[/-](?:[0-9]{2})?([0-9]{2})", re.IGNORECASE)
_FINANCIAL_QUARTER = re.compile(rf"{_FINANCIAL_YEAR.pattern}[ /-]*Q([1-4])", re.IGNORECASE)
_QUARTER_FIRST = re.compile(rf"Q([1-4])[ /-]*{_FINANCIAL_YEAR.pattern}", re.IGNORECASE)
_MONTH_NUMBER = re.compile(r"([0-9]{4})[/-]([0-9]{1,2})|([0-9]{1,2})[/-]([0-9]{4})")
_SHORT_FINANCIAL_YEAR = re.compile(r"FY ?([0-9]{2})[/-]([0-9]{2})([ /-]*Q[1-4])?", re.IGNORECASE)
_DATE = re.compile(r"([0-9]{4})-([0-9]{2})-[0-9]{2}|[0-9]{1,2}[/.]([0-9]{1,2})[/.]([0-9]{4})")
_DAYS = re.compile(r"[0-9]{5}")
_DAY_ZERO, _DAYS_OF_OUR_TIME = date(1899, 12, 30), range(36526, 73051)  # a spreadsheet's number of a day, 2000 to 2099
_YEAR_OF_A_FINANCIAL_YEAR = re.compile(r"FY ?(?:20)?([0-9]{2})", re.IGNORECASE)
_MONTH = re.compile(r"([a-z]{3,9})[ -]((?:[0-9]{2})?[0-9]{2})", re.IGNORECASE)
_MONTHS_OF_A_YEAR = re.compile(r"([a-z]{3,9}) ?(?:to|-) ?([a-z]{3,9}) ([0-9]{4})", re.IGNORECASE)
_MONTHS = {name.lower()[:length]: n for length in (3, 9) for n, name in enumerate(MONTHS, start=1)} | {"sept": 9}
_MEANINGS = {each.meaning.split(":")[0].lower(): code for code, each in MARKERS.items()} | {
    "revised": "r",
    "break": "b",
    "rounds to zero": "low",
    "estimate": "e",
    "unreliable": "u",
}
_LIKELY_MEANINGS = {"suppressed": "c", "missing": "x"}  # or low reliability; or none recorded, confidential
_WORDS = _MEANINGS | _LIKELY_MEANINGS


def plain_number(text: str) -> str | None:
    """Return the plain number that the text writes in another way (`1,234`, `£5`, `84,2`, `1.2E+05`, `010`) or None."""
    if any(unicodedata.decomposition(char).startswith(_RAISED) for char in text):
        return None
    squeezed = re.sub(r"GBP|[\s'_£$€%]", "", _in_plain_characters(text)).removeprefix("+")
    millions = _MILLIONS.fullmatch(_in_plain_characters(text))
    if re.fullmatch(r"-?[1-9][0-9]{0,2}(,[0-9]{3})+(\.[0-9]+)?", squeezed):
        squeezed = squeezed.replace(",", "")
    elif re.fullmatch(r"-?(0,[0-9]+|[0-9]+,[0-9]{1,2})", squeezed):
        squeezed = squeezed.replace(",", ".")
    elif re.fullmatch(r"-?[1-9][0-9]{0,2}((\.[0-9]{3})+,[0-9]+|(\.[0-9]{3}){2,})", squeezed):
        squeezed = squeezed.replace(".", "").replace(",", ".")
    elif millions:
        squeezed = f"{Decimal(millions[1]).scaleb(_POWERS[millions[2].lower()]):f}"
    elif re.fullmatch(r"-?[0-9]+(\.[0-9]+)?[eE][+-]?[0-9]{1,2}", squeezed):
        squeezed = f"{Decimal(squeezed):f}"
    squeezed = squeezed.removesuffix(".")
    if re.fullmatch(r"-?\.[0-9]+", squeezed):
        squeezed = squeezed.replace(".", "0.")
    squeezed = _ZEROS_IN_FRONT.sub("", squeezed)
    return squeezed if re.fullmatch(NUMBER, squeezed) else None


def _in_plain_characters(text: str) -> str:
    return re.sub(r"^[‐‒–−]", "-", unicodedata.normalize("NFKC", text).strip())  # dashes typed for a minus


def sure_number(text: str) -> str | None:
    """Return the plain number that the text writes in another way, or None where that took any judgement.

    Judgement it takes to drop another currency's sign, to write out `1.2E+05` or `£1.2m` (digits may be lost), to join
    `12 34`, or to tell the decimal comma of `1.234,5`.
    """
    return plain_number(text) if _SURELY_A_NUMBER.fullmatch(_in_plain_characters(text)) else None


def says_missing(text: str) -> bool:
    """Tell whether the text is one of the ways in which people write that there is no figure."""
    return text.strip().casefold() in _MISSING


def plain_period(text: str, months: int = 0) -> str | None:
    """Return how to write the period that the text names in another way, both ways where it could be two, or None.

    Of two, the one that is so many months long is offered alone. None, too, where the text is a spelling of ours that
    is wrong in itself: `parse_period` says why.
    """
    both = [(spelling, period) for spelling in _readings(text) if isinstance(period := parse_period(spelling), Period)]
    found = [(spelling, period) for spelling, period in both if period.months == months] or both
    if len(found) == 1:
        return found[0][0]
    return " or ".join(f"{spelling} for {period.label}" for spelling, period in found) or None


def _readings(text: str) -> list[str]:
    """Return the spellings of the one period or the two that the text can mean."""
    squeezed = " ".join(unicodedata.normalize("NFKC", text).replace("–", "-").split())
    period = parse_period(squeezed.upper())
    if isinstance(period, Period):
        return [squeezed.upper()]
    if period.message != NO_SPELLING:
        return [f"{squeezed}/P1M", f"FY{squeezed}"] if period.message.startswith("could be") else []
    if _DAYS.fullmatch(squeezed) and int(squeezed) in _DAYS_OF_OUR_TIME:
        day = _DAY_ZERO + timedelta(days=int(squeezed))
        return _month_or_quarter(day.year, day.month)
    if match := _YEAR_OF_A_FINANCIAL_YEAR.fullmatch(squeezed):
        year = 2000 + int(match[1])
        return [f"FY{first}-{(first + 1) % 100:02}" for first in (year - 1, year)]
    if match := _DATE.fullmatch(squeezed):
        return _month_or_quarter(int(match[1] or match[4]), int(match[2] or match[3]))
    if match := _QUARTER.fullmatch(squeezed):
        return _either_quarter(match[2] or match[3], match[1] or match[4])
    spellings = (spelling for spelling in _spellings(squeezed) if isinstance(parse_period(spelling), Period))
    return [str(parse_period(each)) if each.endswith("M") else each for each in spellings][:1]


def sure_period(text: str) -> str | None:
    """Return how to write the period that the text names in another way, or None where it could be any other.

    `Dec-11`, `2011/12` and `2008-9` could be months or financial years: a spreadsheet turns one into the other.
    """
    plain = plain_period(text)
    if plain is None or " " in plain:
        return None
    squeezed = " ".join(unicodedata.normalize("NFKC", text).replace("–", "-").split())
    readings = {parse_period(spelling) for spelling in (plain, *_spellings(squeezed))}
    periods = [reading for reading in readings if isinstance(reading, Period)]
    of_two_minds = plain.endswith("/P1M") and not re.search(r"[^0-9][0-9]{4}(-[0-9]{2}/P1M)?$", f" {squeezed}")
    return None if of_two_minds or len(periods) > 1 else plain


def _month_or_quarter(year: int, month: int) -> list[str]:
    if not (FIRST_YEAR <= year <= LAST_YEAR and 1 <= month <= 12):
        return []
    return [str(Period(date(year, month, 1), 1)), str(Period(date(year, (month - 1) // 3 * 3 + 1, 1), 3))]


def _spellings(text: str) -> Iterator[str]:
    if match := _FINANCIAL_QUARTER.fullmatch(text):
        yield f"FY{match[1]}-{match[2]}-Q{match[3]}"
    if match := _QUARTER_FIRST.fullmatch(text):
        yield f"FY{match[2]}-{match[3]}-Q{match[1]}"
    if match := _FINANCIAL_YEAR.fullmatch(text):
        yield f"FY{match[1]}-{match[2]}"
    if match := _SHORT_FINANCIAL_YEAR.fullmatch(text):
        quarter = f"-{match[3].strip(' /-').upper()}" if match[3] else ""
        yield f"FY20{match[1]}-{match[2]}{quarter}"
    if match := _MONTH_NUMBER.fullmatch(text):
        yield f"{match[1] or match[4]}-{match[2] or match[3]:0>2}/P1M"
    if match := _MONTH.fullmatch(text):
        yield f"{match[2] if len(match[2]) == 4 else '20' + match[2]}-{_MONTHS.get(match[1].lower(), 0):02}/P1M"
    if match := _MONTHS_OF_A_YEAR.fullmatch(text):
        first, last = (_MONTHS.get(name.lower(), 0) for name in (match[1], match[2]))
        yield f"{match[3]}-{first:02}/P{max(0, last - first + 1)}M"


def _either_quarter(year: str, quarter: str) -> list[str]:
    return [f"{year}-Q{quarter}", f"FY{year}-{(int(year) + 1) % 100:02}-Q{quarter}"]


def plain_marker(text: str) -> str | None:
    """Return the shorthand letters that the text writes in another way (`P`, `provisional`, `pr`), or None."""
    words = " ".join(re.sub(r"[\[\](),;/&]+", " ", text).split()).lower()
    codes = words.split()
    if words in _WORDS:
        return _WORDS[words]
    if codes and all(code in MARKERS for code in codes):
        return _each_once(codes)
    if codes and all(code in _WORDS for code in codes):
        return _each_once(_WORDS[code] for code in codes)
    if words and all(letter in MARKERS for letter in words):
        return _each_once(words)
    begun = {code for meaning, code in _WORDS.items() if len(words) > 2 and meaning.startswith(words)}
    return begun.pop() if len(begun) == 1 else None


def _each_once(codes: Iterable[str]) -> str:
    return " ".join(dict.fromkeys(codes))


def sure_marker(text: str) -> str | None:
    """Return the shorthand letters that the text writes in capitals, whole words or other brackets, or None.

    Beginnings of words and letters run together are left alone: `none` and `few` are words of their own. So are words
    that say that there is no value and not why: `missing` and `suppressed`.
    """
    words = " ".join(re.sub(r"[\[\](),;/&]+", " ", text).split()).lower()
    surely = words in _MEANINGS or all(word in MARKERS for word in words.split())
    return plain_marker(text) if surely or all(word in _MEANINGS for word in words.split()) else None


def perhaps(word: str, known: Iterable[str], otherwise: str) -> str:
    """Return a cure that offers the known word most like this one, where there is one, and says what else to do."""
    near = nearest(word, known)
    return f"did you mean {near}? Then write that; otherwise {otherwise}" if near else otherwise


def plain_id(text: str) -> str | None:
    """Return the text as an id writes it (`Home Office` as `home-office`); None where that is nothing or too long."""
    plain = re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")
    return plain if 0 < len(plain) <= LONGEST else None


def plain_address(text: str) -> str | None:
    """Return the web address that the text names without saying so (`www.gov.uk`), or None."""
    address = f"https://{text.strip()}"
    named = re.fullmatch(r"https://[a-z0-9-]+(\.[a-z0-9-]+)+(/.*)?", address) and WEB_ADDRESS.fullmatch(address)
    return address if named and len(address) <= LONGEST else None


def plain_day(text: str) -> str | None:
    """Return as year, month and day the day that the text names with its day first (`31/03/2019`), or None."""
    match = re.fullmatch(r"([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]([0-9]{4})", text.strip())
    if not match or int(match[1]) <= 12:  # the third of April and the fourth of March look alike
        return None
    try:
        return date(int(match[3]), int(match[2]), int(match[1])).isoformat()
    except ValueError:
        return None


def one_of(words: Sequence[str], word: str) -> str:
    """Return a cure for a word that is none of the allowed ones: the one that it surely is, or one guess, or all."""
    if word.strip().lower() in words:
        return f"write {word.strip().lower()}"
    near = nearest(word.lower(), words) if len(words) > FEW else None
    return f"did you mean {near}? Then write that" if near else f"write {listed(words)}"


def meant(names: Sequence[str], known: Sequence[str]) -> tuple[str, ...]:
    """Return for each column name the known one that it surely means, or the name itself.

    A name that stands there already is meant by no other.
    """
    if set(names) <= set(known):
        return tuple(names)
    taken = set(names)
    found: list[str] = []
    for name in names:
        free = (each for each in _likely(name, tuple(known)) if each not in taken)
        chosen = name if name in known else next(free, name)
        taken.add(chosen)
        found.append(chosen)
    return tuple(found)


@lru_cache(maxsize=4096)
def _likely(name: str, known: tuple[str, ...]) -> tuple[str, ...]:
    """Return the known names of columns that a name is surely meant to be, the likeliest first."""
    plain = "_".join(name.strip().lower().replace("-", " ").replace("_", " ").split())
    near = get_close_matches(plain, known, n=len(known), cutoff=0.8)
    return (plain, *near) if plain in known else tuple(near)
