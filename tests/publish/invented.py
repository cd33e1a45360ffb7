"""A small catalogue of organisations that do not exist, for tests of publishing."""

from plainfigures.model.catalogue import Catalogue
from plainfigures.model.metric import Domain, Metric
from plainfigures.model.observation import Observation
from plainfigures.model.organisation import Organisation, Service
from plainfigures.model.period import Period, parse_period
from plainfigures.model.problem import Location

COMPLETION = Metric.model_validate(
    {
        "id": "completion-rate",
        "domain": "service-performance",
        "title": "Completion rate",
        "question": "How many people who start get to the end?",
        "definition": "Completed transactions as a share of started ones.",
        "unit": "percent",
        "decimals": "1",
        "better": "higher",
        "frequency": "quarter",
        "dimensions": {"channel": {"online": "Online", "phone": "Telephone"}},
        "due": "42",
        "level": "either",
        "calculation": "numerator / denominator * 100",
        "numerator": "Completed transactions",
        "denominator": "Started transactions",
        "comparison": "same-definition",
        "status": "management-information",
        "source": {"title": "A source", "url": "https://example.org/source"},
    }
)


def observation(period: str, line: int, **given: object) -> Observation:
    """Return an observation of the completion rate of the kite licence."""
    known = {"organisation": "ministry-of-kites", "service": "kite-licence", "metric": "completion-rate"}
    when = parse_period(period)
    assert isinstance(when, Period)
    where = Location(f"metrics/ministry-of-kites/{period}.csv", line)
    return Observation(**known | {"period": when, "location": where} | given)  # type: ignore[arg-type]


def catalogue(*observations: Observation) -> Catalogue:
    """Return a catalogue of the given observations."""
    kites = Organisation(id="ministry-of-kites", name="Ministry of Kites & Strings", kind="ministerial-department")
    licence = Service("kite-licence", "ministry-of-kites", "Get a kite licence", url="https://example.org/kites")
    domain = Domain(id="service-performance", title="Service performance", question="Do services work?")
    return Catalogue(
        {domain.id: domain}, {COMPLETION.id: COMPLETION}, {kites.id: kites}, {licence.id: licence}, observations
    )


FIGURES = (
    observation("2025-Q1", 2, value="84.20"),
    observation("2025-Q2", 2, numerator="2", denominator="3", markers=("p",), note='Counted twice, "by hand"'),
    observation("2025-Q3", 2, markers=("x",), note="The counter broke"),
    observation("2025-Q1", 3, service="", value="79", codes=(("channel", "online"),)),
)
