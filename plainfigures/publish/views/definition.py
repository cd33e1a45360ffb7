"""A metric's definition in plain words."""

from dataclasses import dataclass

from plainfigures.model.metric import Change, Metric, Unit
from plainfigures.model.words import counted

UNITS = {
    "percent": "percent",
    "count": "a count",
    "gbp": "pounds sterling",
    "minutes": "minutes",
    "hours": "hours",
    "days": "days",
    "working-days": "working days",
    "score": "a score",
    "yes-no": "yes or no",
}
BETTER = {
    "higher": "Higher is better.",
    "lower": "Lower is better.",
    "neither": "Neither higher nor lower is better in itself.",
}
EVERY = {"month": "every month", "quarter": "every quarter", "year": "every year"}
COMPARISON = {
    "never": "These figures are not comparable between services or organisations.",
    "same-definition": "These figures may be compared with each other where both follow the same definition.",
    "free": "These figures may be compared with each other.",
}
STATUS = {
    "management-information": "Management information, which an organisation keeps to run its work. It is not "
    "official statistics.",
    "official-statistics": "Official statistics.",
    "official-statistics-in-development": "Official statistics in development.",
}


@dataclass(frozen=True, slots=True)
class ChangeInWords:
    """Since when the definition reads as it does, and what changed."""

    since: str
    what: str


@dataclass(frozen=True, slots=True)
class Definition:
    """Everything that a page says on what a metric means; blank text where there is nothing to say."""

    question: str
    definition: str
    formula: str
    unit: str
    better: str
    how_often: str
    due: str
    limits: str
    status: str
    comparison: str
    changes: tuple[ChangeInWords, ...]
    source_title: str
    source_url: str


def definition_of(metric: Metric) -> Definition:
    """Return the metric's definition in words."""
    return Definition(
        question=metric.question,
        definition=metric.definition,
        formula=formula_of(metric),
        unit=unit_of(metric),
        better=_better(metric),
        how_often=_how_often(metric),
        due=f"{counted(metric.due, 'day')} after its period ends",
        limits=metric.limitations or "",
        status=STATUS[metric.status],
        comparison=COMPARISON[metric.comparison],
        changes=tuple(_change(change) for change in metric.changes),
        source_title=metric.source.title,
        source_url=metric.source.url,
    )


def labels_of(metric: Metric) -> dict[str, str]:
    """Return the label of each count that the metric's calculation reads, by column."""
    parts = {"numerator": metric.numerator, "denominator": metric.denominator}
    return {**{column: label for column, label in parts.items() if label}, **metric.inputs}


def formula_of(metric: Metric) -> str:
    """Return the calculation with labels in place of columns, or nothing where the metric is not worked out."""
    return metric.calculation.in_words(labels_of(metric)) if metric.calculation else ""


def unit_of(metric: Metric) -> str:
    """Return the unit in words."""
    return metric.unit.many if isinstance(metric.unit, Unit) else UNITS[metric.unit]


def _better(metric: Metric) -> str:
    if isinstance(metric.better, str):
        return BETTER[metric.better]
    return f"Between {metric.better.from_} and {metric.better.to} is best."


def _how_often(metric: Metric) -> str:
    often = EVERY[metric.frequency]
    return f"{often}, each figure covering {counted(metric.months, 'month')}" if metric.overlapping else often


def _change(change: Change) -> ChangeInWords:
    return ChangeInWords(change.from_.label, change.what)
