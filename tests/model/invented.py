"""An invented metric and observations of it, for tests of the model."""

from plainfigures.model.metric import Metric
from plainfigures.model.observation import Observation
from plainfigures.model.period import Period, parse_period
from plainfigures.model.problem import Location


def metric(**given: object) -> Metric:
    """Return the definition of an invented metric, a ratio that comes every quarter, with what is given put in."""
    known: dict[str, object] = {
        "id": "example-rate",
        "domain": "example-domain",
        "title": "Example rate",
        "question": "How many examples work?",
        "definition": "Working examples as a share of all.",
        "unit": "percent",
        "better": "higher",
        "frequency": "quarter",
        "due": "42",
        "level": "either",
        "calculation": "numerator / denominator * 100",
        "comparison": "free",
        "status": "management-information",
        "source": {"title": "An example", "url": "https://example.org/source"},
    }
    return Metric.model_validate(known | given)


def period(text: str) -> Period:
    """Return the period that the text names."""
    found = parse_period(text)
    assert isinstance(found, Period)
    return found


def observation(when: str, value: str = "", **given: object) -> Observation:
    """Return an observation of the invented metric by Example Department, with what is given put in."""
    known = {"organisation": "example-department", "service": "", "metric": "example-rate", "value": value}
    where = Location(f"metrics/example-department/{when}.csv", 2)
    return Observation(**{**known, "period": period(when), "location": where, **given})  # type: ignore[arg-type]
