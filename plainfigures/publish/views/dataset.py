"""What a page's figures are as a dataset: what citations, search engines for data and catalogues are told of them."""

from collections.abc import Iterable
from dataclasses import dataclass

from plainfigures.model.commit import Commit
from plainfigures.model.language import gettext
from plainfigures.model.metric import SHORTEST_DESCRIPTION, Metric
from plainfigures.model.organisation import Organisation
from plainfigures.model.period import Period
from plainfigures.model.publication import Publication, publications_of
from plainfigures.model.settings import Licence
from plainfigures.model.words import commas
from plainfigures.publish import addresses
from plainfigures.publish.views.edition import Edition
from plainfigures.publish.views.sheet import Sheet, span_of, title_of

MOST_CREATORS = 10


@dataclass(frozen=True, slots=True)
class Party:
    """A body and its web address, where that is known."""

    name: str
    url: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dataset:
    """The figures of a page: `address` is the page's, `data` that of its CSV file, `sum` the SHA-256 of that.

    `creators` are those who published the figures first, elsewhere or here. `span` is None where there are no figures.
    `commit` is the one in which the figures stand, as far as that is known.
    """

    address: str
    data: str
    sum: str
    title: str
    description: str
    creators: tuple[Party, ...]
    publications: tuple[Publication, ...]
    metrics: tuple[Metric, ...]
    span: Period | None
    licence: Licence | None
    commit: Commit | None

    @property
    def gaps(self) -> tuple[str, ...]:
        """What search engines for data ask for and the dataset lacks, in words."""
        holds = {
            "a title": self.title,
            f"a description of at least {SHORTEST_DESCRIPTION} characters": self.description[
                SHORTEST_DESCRIPTION - 1 :
            ],
            "a licence": self.licence,
            "a source": self.creators,
            "figures to download": self.span,
        }
        return tuple(name for name, held in holds.items() if not held)


def dataset_of_sheet(sheet: Sheet, edition: Edition) -> Dataset:
    """Return the dataset of a figure page."""
    title = title_of(sheet)
    commit = edition.cited.organisations[sheet.organisation.id]
    return _dataset(sheet.address, title, sheet.metric.described, (sheet,), edition, commit)


def dataset_of_metric(metric: Metric, edition: Edition) -> Dataset:
    """Return the dataset of a metric's page."""
    sheets = edition.sheets_of_metric.get(metric.id, ())
    address, commit = addresses.of_metric(metric.id), edition.cited.metrics[metric.id]
    return _dataset(address, metric.title, metric.described, sheets, edition, commit, metrics=(metric,))


def dataset_of_organisation(organisation: Organisation, edition: Edition) -> Dataset:
    """Return the dataset of an organisation's page."""
    sheets = edition.sheets_of_organisation.get(organisation.id, ())
    titles = sorted({sheet.metric.title for sheet in sheets})
    description = gettext(
        "Every published figure of %(organisation)s and its services: %(metrics)s.",
        organisation=organisation.name,
        metrics=commas(titles).lower(),
    )
    title = gettext("%(name)s: all figures", name=organisation.name)
    address, commit = addresses.of_organisation(organisation.id), edition.cited.organisations[organisation.id]
    return _dataset(address, title, description, sheets, edition, commit)


def dataset_of_everything(edition: Edition) -> Dataset:
    """Return the dataset of the whole site."""
    return edition.once("dataset of everything", lambda: _everything(edition))


def _everything(edition: Edition) -> Dataset:
    domains = commas(domain.title.lower() for domain in edition.catalogue.domains.values())
    description = gettext(
        "Figures about public services, exactly as public bodies submitted them: %(domains)s.", domains=domains
    )
    title = gettext("%(name)s: all figures", name=edition.site_name)
    return _dataset(
        addresses.DOWNLOADS, title, description, edition.sheets, edition, edition.cited.whole, data=addresses.ALL_DATA
    )


def _dataset(
    address: str,
    title: str,
    description: str,
    sheets: tuple[Sheet, ...],
    edition: Edition,
    commit: Commit | None,
    *,
    metrics: tuple[Metric, ...] = (),
    data: str = "",
) -> Dataset:
    file = data or addresses.data_beside(address)
    taken = edition.catalogue.taken_from
    paths = {path for sheet in sheets for path in taken.keys() & sheet.paths} if taken else ()
    publications = publications_of(paths, taken)
    found = {sheet.metric.id: sheet.metric for sheet in sheets}
    return Dataset(
        address=address,
        data=file,
        sum=edition.sums.get(file, ""),
        title=title,
        description=description,
        creators=_creators(sheets, publications, edition),
        publications=publications,
        metrics=metrics or tuple(found[id_] for id_ in sorted(found)),
        span=span_of(sheets) if sheets else None,
        licence=edition.licence,
        commit=commit,
    )


def _creators(sheets: Iterable[Sheet], publications: Iterable[Publication], edition: Edition) -> tuple[Party, ...]:
    """Return who published the figures first; the site, which gathers them, where these are too many to be named."""
    first = {each.publisher: Party(each.publisher) for each in publications}
    here = {
        sheet.organisation.name: Party(sheet.organisation.name, sheet.organisation.website or "") for sheet in sheets
    }
    parties = tuple((first or here).values())
    return parties if len(parties) <= MOST_CREATORS else (Party(edition.site_name, edition.site_url),)
