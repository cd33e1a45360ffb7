"""A metric's definition in plain words."""

from dataclasses import dataclass

from plainfigures.model.language import gettext, gettext_noop, ngettext
from plainfigures.model.metric import Change, Metric, Unit

UNITS = {
    "percent": gettext_noop("percent"),
    "count": gettext_noop("a count"),
    "gbp": gettext_noop("pounds sterling"),
    "minutes": gettext_noop("minutes"),
    "hours": gettext_noop("hours"),
    "days": gettext_noop("days"),
    "working-days": gettext_noop("working days"),
    "score": gettext_noop("a score"),
    "yes-no": gettext_noop("yes or no"),
}
BETTER = {
    "higher": gettext_noop("Higher is better."),
    "lower": gettext_noop("Lower is better."),
    "neither": gettext_noop("Neither higher nor lower is better in itself."),
}
EVERY = {
    "month": gettext_noop("every month"),
    "quarter": gettext_noop("every quarter"),
    "year": gettext_noop("every year"),
}
COMPARISON = {
    "never": gettext_noop("These figures are not comparable between services or organisations."),
    "same-definition": gettext_noop(
        "These figures may be compared with each other where both follow the same definition."
    ),
    "free": gettext_noop("These figures may be compared with each other."),
}
STATUS = {
    "management-information": gettext_noop(
        "Management information, which an organisation keeps to run its work. It is not official statistics."
    ),
    "official-statistics": gettext_noop("Official statistics."),
    "official-statistics-in-development": gettext_noop("Official statistics in development."),
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
        due=ngettext("%(num)s day after its period ends", "%(num)s days after its period ends", metric.due),
        limits=metric.limitations or "",
        status=gettext(STATUS[metric.status]),
        comparison=gettext(COMPARISON[metric.comparison]),
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
    return metric.unit.many if isinstance(metric.unit, Unit) else gettext(UNITS[metric.unit])


def _better(metric: Metric) -> str:
    if isinstance(metric.better, str):
        return gettext(BETTER[metric.better])
    return gettext("Between %(low)s and %(high)s is best.", low=metric.better.from_, high=metric.better.to)


def _how_often(metric: Metric) -> str:
    often = gettext(EVERY[metric.frequency])
    if not metric.overlapping:
        return often
    return ngettext(
        "%(often)s, each figure covering %(num)s month",
        "%(often)s, each figure covering %(num)s months",
        metric.months,
        often=often,
    )


def _change(change: Change) -> ChangeInWords:
    return ChangeInWords(change.from_.label, change.what)
