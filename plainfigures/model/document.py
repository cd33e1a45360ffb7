"""The types that YAML documents are made of: every scalar arrives as text and is read strictly, by our own rules."""

import re
from collections.abc import Sized
from datetime import date, datetime
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, WithJsonSchema
from pydantic_core import PydanticCustomError

from plainfigures.model.calculation import Calculation, parse_calculation
from plainfigures.model.limits import LONGEST_STATEMENT
from plainfigures.model.moment import MOMENT, NotAMoment, parse_moment
from plainfigures.model.period import FIRST_YEAR, LAST_YEAR, PERIOD_SPELLING, Period, parse_period
from plainfigures.model.words import quoted

IDENTIFIER = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
COLUMN_NAME = re.compile(r"[a-z][a-z0-9_]*")
WHOLE_NUMBER = re.compile(r"-?(0|[1-9][0-9]{0,8})")
DECIMAL = re.compile(r"-?(0|[1-9][0-9]*)(\.[0-9]+)?")
DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
MAINTAINER = re.compile(r"@[A-Za-z0-9]+(-[A-Za-z0-9]+)*(/[A-Za-z0-9][A-Za-z0-9_.-]*)?")
WEB_ADDRESS = re.compile(r"""https?://[^\s"'<>\\^`{|}]+""")
NO_NUMBER, NOT_WHOLE = "is not a plain number", "is not a whole number"
LONGEST_TEXT = 4_000
MOST_DECIMALS = 10


class Document(BaseModel):
    """A frozen YAML document; keys that nobody knows are refused."""

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True)


def refusal(message: str, cure: str) -> PydanticCustomError:
    """Return the error that carries an officer's words through pydantic."""
    return PydanticCustomError("plain_words", "{message}", {"message": message, "cure": cure})


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise refusal("must be text, not a list or further lines", "write plain text after the colon")
    if not value.strip():
        raise refusal("is empty", "write something, or leave the line out")
    if len(value) > LONGEST_TEXT:
        raise refusal(f"is longer than {LONGEST_TEXT:,} characters", "shorten it")
    return " ".join(value.split())


def _whole_number(value: Any) -> int:
    if isinstance(value, int):
        return value
    if not isinstance(value, str) or not WHOLE_NUMBER.fullmatch(value):
        raise refusal(f"{quoted(str(value))} {NOT_WHOLE}", "write digits alone, like 42")
    return int(value)


def _decimals(value: int) -> int:
    if not 0 <= value <= MOST_DECIMALS:
        raise refusal(f'"{value}" is not a number of decimals', f"write a number from 0 to {MOST_DECIMALS}")
    return value


def _decimal(value: Any) -> str:
    if not isinstance(value, str) or not DECIMAL.fullmatch(value):
        raise refusal(f"{quoted(str(value))} {NO_NUMBER}", "write digits, with a point where needed, like 99.5")
    return value


def _identifier(value: str) -> str:
    if not IDENTIFIER.fullmatch(value):
        raise refusal(f"{quoted(value)} is not an id", "use small letters, digits and single hyphens, like home-office")
    return value


def _column_name(value: str) -> str:
    if not COLUMN_NAME.fullmatch(value):
        raise refusal(
            f"{quoted(value)} cannot be a column", "use small letters, digits and underscores, like not_answered"
        )
    return value


def _period(value: Any) -> Period:
    period = value if isinstance(value, Period) else parse_period(_text(value))
    if not isinstance(period, Period):
        raise refusal(f"{quoted(str(value))} {period.message}", period.cure)
    return period


def parse_day(text: str) -> date | None:
    """Return the day that the text names as year, month and day, or None where there is no such day."""
    try:
        return date.fromisoformat(text) if DAY.fullmatch(text) else None
    except ValueError:
        return None


def _day(value: Any) -> date:
    day = value if isinstance(value, date) else parse_day(_text(value))
    if day is None:
        raise refusal(f"{quoted(str(value))} is not a date", "write year, month and day, like 2019-03-31")
    return day


def _moment(value: Any) -> datetime:
    moment = value if isinstance(value, datetime) else parse_moment(_text(value))
    if isinstance(moment, NotAMoment):
        raise refusal(f"{quoted(str(value))} {moment.message}", moment.cure)
    return moment


def _statement(value: str) -> str:
    if len(value) > LONGEST_STATEMENT:
        raise refusal(f"has {len(value):,} characters; at most {LONGEST_STATEMENT:,} are shown", "shorten it")
    return value


def _calculation(value: Any) -> Calculation:
    calculation = value if isinstance(value, Calculation) else parse_calculation(_text(value))
    if not isinstance(calculation, Calculation):
        raise refusal(f"{quoted(str(value))} {calculation.message}", "write it like: numerator / denominator * 100")
    return calculation


def _address(value: str) -> str:
    if not WEB_ADDRESS.fullmatch(value):
        raise refusal(f"{quoted(value)} is not a web address", "write it in full, like https://www.gov.uk/home-office")
    return value


def _maintainer(value: str) -> str:
    if not MAINTAINER.fullmatch(value):
        raise refusal(
            f"{quoted(value)} is no account on GitHub", 'write "@name" or "@owner/team", quotation marks included'
        )
    return value


def _seen(types: list[str], pattern: str = "", **limits: int) -> WithJsonSchema:
    """Return what an editor is told of a type: it sees YAML's own types, where our reader sees text."""
    return WithJsonSchema({"type": types, **({"pattern": f"^({pattern})$"} if pattern else {}), **limits})


def at_most(most: int) -> BeforeValidator:
    """Return what refuses a list or a mapping of more entries, before any of them is looked at."""

    def refuse(value: Any) -> Any:
        if isinstance(value, Sized) and not isinstance(value, str) and len(value) > most:
            raise refusal(f"has {len(value):,} entries; at most {most} are read", "delete those not needed")
        return value

    return BeforeValidator(refuse)


SCALAR = ["string", "number", "boolean"]
Text = Annotated[str, BeforeValidator(_text), _seen(SCALAR, minLength=1, maxLength=LONGEST_TEXT)]
WholeNumber = Annotated[int, BeforeValidator(_whole_number), _seen(["integer", "string"], WHOLE_NUMBER.pattern)]
Decimals = Annotated[
    WholeNumber,
    AfterValidator(_decimals),
    _seen(["integer", "string"], WHOLE_NUMBER.pattern, minimum=0, maximum=MOST_DECIMALS),
]
DecimalText = Annotated[str, BeforeValidator(_decimal), _seen(["number", "string"], DECIMAL.pattern)]
Identifier = Annotated[Text, AfterValidator(_identifier), _seen(["string", "integer"], IDENTIFIER.pattern)]
ColumnName = Annotated[Text, AfterValidator(_column_name), _seen(["string"], COLUMN_NAME.pattern)]
PeriodText = Annotated[
    Period,
    BeforeValidator(_period),
    _seen(["string", "integer"], PERIOD_SPELLING, minimum=FIRST_YEAR, maximum=LAST_YEAR),
]
Day = Annotated[date, BeforeValidator(_day), _seen(["string"], DAY.pattern)]
MomentText = Annotated[datetime, BeforeValidator(_moment), _seen(["string"], MOMENT.pattern)]
StatementText = Annotated[Text, AfterValidator(_statement), _seen(SCALAR, minLength=1, maxLength=LONGEST_STATEMENT)]
CalculationText = Annotated[Calculation, BeforeValidator(_calculation), _seen(["string", "number"], minLength=1)]
WebAddress = Annotated[Text, AfterValidator(_address), _seen(["string"], WEB_ADDRESS.pattern)]
Maintainer = Annotated[Text, AfterValidator(_maintainer), _seen(["string"], MAINTAINER.pattern)]
