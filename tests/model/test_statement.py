import pytest
from pydantic import ValidationError

from plainfigures.model.statement import Statement
from tests.model.invented import observation

GIVEN = {"about": "metric", "metric": "example-rate", "date": "2026-11-12", "text": "Fewer came."}


@pytest.mark.parametrize(
    ("more", "about"),
    [
        ({}, [True, True, False]),
        ({"about": "figure", "period": "FY2026-27-Q1"}, [True, False, False]),
        ({"service": "example-kites"}, [False, False, True]),
    ],
)
def test_what_a_statement_is_about(more: dict[str, str], about: list[bool]) -> None:
    """It is about figures of its metric and service, however their period is spelt."""
    statement = Statement.model_validate({**GIVEN, **more})
    figures = [observation("2026-Q2"), observation("2026-Q3"), observation("2026-Q3", service="example-kites")]
    assert [statement.is_about(each) for each in figures] == about


@pytest.mark.parametrize("more", [{"about": "figure"}, {"period": "2026-Q2"}, {"text": "x" * 1_001}])
def test_what_is_no_statement(more: dict[str, str]) -> None:
    """A figure has a period, nothing else has, and the text is of at most 1,000 characters."""
    with pytest.raises(ValidationError):
        Statement.model_validate({**GIVEN, **more})
