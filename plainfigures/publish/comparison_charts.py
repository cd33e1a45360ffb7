"""The charts of comparisons: of everybody, of each group, and of everybody with one organisation's services marked."""

from collections.abc import Iterable, Iterator, Sequence

from plainfigures.analyse.comparison_words import alternative, message, subtitle
from plainfigures.charts import comparison
from plainfigures.charts.comparison import Dot, Middle, has_tails, is_named
from plainfigures.model.catalogue import Catalogue
from plainfigures.model.language import gettext
from plainfigures.publish import addresses
from plainfigures.publish.chart_files import ChartWanted
from plainfigures.publish.views.change import comparable_year_before
from plainfigures.publish.views.compared import Compared, with_services


def comparison_charts_wanted(catalogue: Catalogue, compared: Iterable[Sequence[Compared]]) -> Iterator[ChartWanted]:
    """Yield the chart of every comparison, and of everybody again for each organisation with services in it.

    `compared` has the comparisons of each metric.
    """
    for group in compared:
        for each in group:
            yield _wanted(each, each.address, each.heading)
        whole = group[0]
        for organisation in with_services(whole):
            name = catalogue.organisations[organisation].name
            yield _wanted(
                whole,
                addresses.of_figures(organisation, "", whole.metric.id),
                gettext("dark: %(name)s", name=name),
                organisation,
            )


def _wanted(compared: Compared, page: str, group: str, own: str = "") -> ChartWanted:
    found, names = compared.comparison, {key: sheet.subject for key, sheet in compared.sheets.items()}
    dots = _dots(compared, own)
    title, below = message(found), subtitle(found, group)
    parts = comparison.parts(
        dots, Middle(found.lower, found.median, found.upper), found.metric, title=title, subtitle=below
    )
    words = alternative(found, names, named=is_named(dots), group=group)
    key = (gettext("The line behind a dot leads from the figure a year before."),) if has_tails(dots) else ()
    return ChartWanted(addresses.comparison_beside(page), "comparison", parts, title, words, key)


def _dots(compared: Compared, own: str) -> Sequence[Dot]:
    return [
        Dot(
            compared.sheets[entry.candidate.key].subject,
            entry.number,
            not own or entry.candidate.key[0] == own,
            before.number if (before := comparable_year_before(entry.candidate.series, entry.figure)) else None,
        )
        for entry in compared.comparison.entries
    ]
