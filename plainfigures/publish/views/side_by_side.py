"""One organisation's services, side by side on one metric."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from plainfigures.model.language import gettext
from plainfigures.publish import addresses
from plainfigures.publish.views.compared import with_services
from plainfigures.publish.views.comparison import ComparisonShown, comparison_shown, why_not
from plainfigures.publish.views.definition import Definition
from plainfigures.publish.views.edition import Edition, newest_period
from plainfigures.publish.views.link import HOME, ORGANISATIONS, Link, View
from plainfigures.publish.views.organisation import link_to
from plainfigures.publish.views.row import Row, published_in
from plainfigures.publish.views.statement import Said


@dataclass(frozen=True, slots=True, kw_only=True)
class SideBySidePage(View):
    """What the page of one organisation's services on one metric says."""

    organisation: Link
    metric: Link
    question: str
    definition: Definition
    rows: tuple[Row, ...]
    figures: int
    newest: str
    data_size: str
    comparison: ComparisonShown | None
    why_not: str
    said: tuple[Said, ...]


def side_by_side_pages(edition: Edition) -> Iterator[SideBySidePage]:
    """Yield a page for each organisation and metric that its services report and it does not report as a whole."""
    for (organisation, metric), rows in side_by_side(edition).items():
        if metric not in edition.unchanged.metrics:
            yield _page(organisation, metric, rows, edition)


def side_by_side(edition: Edition) -> dict[tuple[str, str], tuple[Row, ...]]:
    """Return the rows of each organisation's services on each metric, where its address holds no figure page."""
    taken = {(row.organisation, row.metric) for row in edition.rows if not row.service}
    by_both = sorted((row for row in edition.rows if row.service), key=lambda row: (row.organisation, row.metric))
    groups = groupby(by_both, key=lambda row: (row.organisation, row.metric))
    return {both: tuple(rows) for both, rows in groups if both not in taken}


def _page(organisation: str, metric: str, rows: tuple[Row, ...], edition: Edition) -> SideBySidePage:
    body, measured = edition.catalogue.organisations[organisation], edition.catalogue.metrics[metric]
    address = addresses.of_figures(organisation, "", metric)
    told = gettext("The services of %(name)s, side by side.", name=body.name)
    return SideBySidePage(
        address=address,
        title=gettext("%(title)s: services of %(name)s", title=measured.title, name=body.name),
        description=f"{measured.question} {told}",
        crumbs=(HOME, ORGANISATIONS, link_to(body)),
        organisation=link_to(body),
        metric=Link(measured.title, addresses.of_metric(metric)),
        question=measured.question,
        definition=edition.definitions[metric],
        rows=rows,
        publications=published_in(rows),
        figures=sum(row.figures for row in rows),
        newest=newest_period(rows),
        data_size=edition.size(addresses.data_beside(address)),
        comparison=_comparison(organisation, metric, edition),
        why_not=why_not(measured, edition),
        said=edition.sayings.of(organisation, metric=metric),
    )


def _comparison(organisation: str, metric: str, edition: Edition) -> ComparisonShown | None:
    """Return how the organisation's services compare with everybody's, where any of them are compared at all."""
    compared = edition.compared.get(metric)
    if compared is None or organisation not in with_services(compared[0]):
        return None
    return comparison_shown(compared[0], edition, own=organisation)
