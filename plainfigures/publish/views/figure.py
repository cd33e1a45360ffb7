"""Figure pages: the unit that people cite, one for each sheet."""

from collections.abc import Iterator
from dataclasses import dataclass
from html import escape

from plainfigures.analyse.headline import headline
from plainfigures.analyse.outcome import limits, sentences
from plainfigures.model.language import gettext, gettext_noop
from plainfigures.model.ledger import Ledger
from plainfigures.model.observation import Figure, Series
from plainfigures.publish import addresses
from plainfigures.publish.views.aim import Aim, aim_of, aims_ahead
from plainfigures.publish.views.amount import Amount, amount_of
from plainfigures.publish.views.announcement import announcement_of
from plainfigures.publish.views.change import change
from plainfigures.publish.views.chart import ChartShown
from plainfigures.publish.views.chronicle import Chronicle, chronicle_of
from plainfigures.publish.views.citation import Citation, citation_of
from plainfigures.publish.views.dataset import dataset_of_sheet
from plainfigures.publish.views.definition import Definition
from plainfigures.publish.views.edition import Edition
from plainfigures.publish.views.link import HOME, ORGANISATIONS, Link, View
from plainfigures.publish.views.origin import Origin, origins_of
from plainfigures.publish.views.outcome import Outcome, outcome_of
from plainfigures.publish.views.row import Row, why_missing
from plainfigures.publish.views.sheet import Sheet, part_name, title_of
from plainfigures.publish.views.snippet import Snippet, snippets_of
from plainfigures.publish.views.statement import Said
from plainfigures.publish.views.table import Table, table_of

ON_A_YEAR = gettext_noop("on a year before, %(period)s")
ON_THE_FIGURE = gettext_noop("on the figure before, %(period)s")


@dataclass(frozen=True, slots=True)
class Comparison:
    """A change and the figure that it is measured against."""

    change: str
    against: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FigurePage(View):
    """What a figure page says."""

    metric: Link
    subject: Link
    organisation: Link
    headline: str
    outcome: Outcome
    why: tuple[str, ...]
    usual_range: str
    amount: Amount | None
    missing: str
    period: str
    aim: Aim | None
    ahead: tuple[Aim, ...]
    comparisons: tuple[Comparison, ...]
    chart: ChartShown | None
    breakdown: ChartShown | None
    data_size: str
    tables: tuple[Table, ...]
    definition: Definition
    origins: tuple[Origin, ...]
    citation: Citation
    snippets: tuple[Snippet, ...]
    announcement: str
    frame: str
    related: tuple[Row, ...]
    chronicle: Chronicle
    said: tuple[Said, ...]

    @property
    def file_name(self) -> str:
        """What a picture that is taken from the page is called, without what sort of file it is."""
        return "-".join(self.address.split("/")[1:-1])


@dataclass(frozen=True, slots=True, kw_only=True)
class EmbedPage(View):
    """What the bare page of a sheet says; `page` is the full address of its figure page, where that is known."""

    page: str
    site_name: str
    chart: ChartShown | None


def organisation_figure_pages(edition: Edition) -> Iterator[FigurePage]:
    """Yield the figure pages that lie below organisations."""
    return (figure_page(sheet, edition) for sheet in edition.sheets_changed if sheet.service is None)


def service_figure_pages(edition: Edition) -> Iterator[FigurePage]:
    """Yield the figure pages that lie below services."""
    return (figure_page(sheet, edition) for sheet in edition.sheets_changed if sheet.service is not None)


def embeds(edition: Edition) -> Iterator[EmbedPage]:
    """Yield the bare page of every sheet, for other websites to show in a frame."""
    for sheet in edition.sheets_changed:
        yield EmbedPage(
            address=addresses.embed_of(sheet.address),
            title=title_of(sheet),
            description=headline(sheet.main, "", sheet.judgement),
            page=edition.site_url and f"{edition.site_url}{sheet.address}",
            site_name=edition.site_name,
            chart=edition.charts.get(addresses.chart_beside(sheet.address)),
        )


def figure_page(sheet: Sheet, edition: Edition) -> FigurePage:
    """Return the page of a sheet."""
    series, latest = sheet.main, sheet.main.latest or sheet.main.figures[-1]
    subject, crumbs = _subject(sheet), _crumbs(sheet)
    sentence = headline(series, "", sheet.judgement)
    dataset, outcome = dataset_of_sheet(sheet, edition), outcome_of(sheet.judgement, series)
    return FigurePage(
        address=sheet.address,
        title=title_of(sheet),
        description=sentence,
        crumbs=crumbs,
        metric=Link(sheet.metric.title, addresses.of_metric(sheet.metric.id)),
        subject=subject,
        organisation=_organisation(sheet),
        headline=sentence,
        outcome=outcome,
        why=(*sentences(sheet.judgement, sheet.metric), *filter(None, [outcome.why])),
        usual_range=limits(sheet.judgement, sheet.metric),
        amount=amount_of(latest, sheet.metric),
        missing=why_missing(latest),
        period=latest.period.label,
        aim=aim_of(sheet),
        ahead=aims_ahead(sheet),
        comparisons=tuple(_comparisons(series, latest)),
        chart=edition.charts.get(addresses.chart_beside(sheet.address)),
        breakdown=edition.charts.get(addresses.breakdown_beside(sheet.address)),
        data_size=edition.size(addresses.data_beside(sheet.address)),
        tables=_tables(sheet, edition.ledger),
        definition=edition.definitions[sheet.metric.id],
        origins=origins_of(sheet, edition),
        publications=dataset.publications,
        citation=citation_of(dataset, edition),
        snippets=snippets_of(dataset.data, edition.site_url),
        announcement=announcement_of(dataset, edition),
        frame=_frame(sheet, edition),
        related=_related(sheet, edition),
        chronicle=chronicle_of(sheet, edition),
        said=edition.sayings.of(
            sheet.organisation.id, service=sheet.service.id if sheet.service else "", metric=sheet.metric.id
        ),
    )


def _organisation(sheet: Sheet) -> Link:
    return Link(sheet.organisation.name, addresses.of_organisation(sheet.organisation.id))


def _subject(sheet: Sheet) -> Link:
    return Link(sheet.service.name, addresses.of_service(sheet.service.id)) if sheet.service else _organisation(sheet)


def _crumbs(sheet: Sheet) -> tuple[Link, ...]:
    above = (HOME, ORGANISATIONS, _organisation(sheet))
    return (*above, _subject(sheet)) if sheet.service else above


def _comparisons(series: Series, latest: Figure) -> Iterator[Comparison]:
    index = series.figures.index(latest)
    year_before = latest.period.shifted(-12)
    against = {
        ON_A_YEAR: next((figure for figure in series.figures if figure.period == year_before), None),
        ON_THE_FIGURE: series.figures[index - 1] if index else None,
    }
    seen = {latest.period}
    for words, earlier in against.items():
        if earlier is not None and earlier.period not in seen and (found := change(series, earlier, latest)):
            seen.add(earlier.period)
            yield Comparison(found, gettext(words, period=earlier.period.label))


def _tables(sheet: Sheet, ledger: Ledger) -> tuple[Table, ...]:
    main = table_of(sheet.main, "" if len(sheet.series) == 1 else part_name(sheet.main, sheet.metric), ledger)
    return (main, *(table_of(series, part_name(series, sheet.metric), ledger) for series in sheet.parts))


def _frame(sheet: Sheet, edition: Edition) -> str:
    """Return the HTML by which another website shows the sheet; nothing where the site does not know its address."""
    title = escape(title_of(sheet))
    source = escape(f"{edition.site_url}{addresses.embed_of(sheet.address)}")
    frame = f'<iframe src="{source}" title="{title}" width="100%" height="520" loading="lazy"></iframe>'
    return frame if edition.site_url else ""


def _related(sheet: Sheet, edition: Edition) -> tuple[Row, ...]:
    if sheet.service:
        rows = edition.of_service[sheet.service.id]
    else:
        rows = tuple(row for row in edition.of_organisation[sheet.organisation.id] if not row.service)
    return tuple(row for row in rows if row.address != sheet.address)
