"""Where every data page and file of the site lies, relative to its root: the one place that spells addresses."""

import re
from datetime import date

HOME = ""
DOMAINS = "domains/"
METRICS = "metrics/"
ORGANISATIONS = "organisations/"
SERVICES = "services/"
INVENTORY = "inventory/"
DOWNLOADS = "downloads/"
GUIDE = "guide/"
ABOUT = "about/"
RULES = "about/rules/"
CALENDAR = "calendar/"
RELEASES = "calendar/releases.ics"
CALENDAR_FEED = "calendar/feed.xml"
ALL_DATA = "data/all.csv"
ALL_PARQUET = "data/all.parquet"
EVERYTHING = "data/everything.zip"
DATA_PACKAGE = "data/datapackage.json"
OPEN_API = "data/openapi.json"
CATALOGUE = "catalog.ttl"
CATALOGUE_JSON = "catalog.jsonld"
DICTIONARY = "downloads/dictionary/"
ALL_REVISIONS = "data/revisions.csv"
ALL_OBLIGATIONS = "data/obligations.csv"
ALL_PUBLICATION = "data/publication.csv"
ALL_RECORD_METRICS = "data/publication-metrics.csv"
PUBLICATION = "publication/"
PUBLICATION_BY_ORGANISATION = "publication/by-organisation/"
PUBLICATION_BY_METRIC = "publication/by-metric/"
REVISIONS = "revisions/"
DATED_COPIES = "releases/"
DATED_COPIES_LIST = "releases/releases.json"
VEGA = "assets/vega.js"
VEGA_LICENCES = "assets/vega-licences.txt"
TREND_KIND = "assets/trend.json"
_EXCEL = "-excel.csv"


def of_domain(domain: str) -> str:
    """Return the address of a domain's page."""
    return f"{DOMAINS}{domain}/"


def of_metric(metric: str) -> str:
    """Return the address of a metric's page."""
    return f"{METRICS}{metric}/"


def of_organisation(organisation: str) -> str:
    """Return the address of an organisation's page."""
    return f"{ORGANISATIONS}{organisation}/"


def of_service(service: str) -> str:
    """Return the address of a service's page."""
    return f"{SERVICES}{service}/"


def of_services_by(trait: str, value: str) -> str:
    """Return the address of the part of the inventory in which all services share a trait: `kind`, `phase`."""
    return f"{INVENTORY}{trait}/{_folder(value)}/"


def of_peers(metric: str, trait: str, value: str) -> str:
    """Return the address of a metric's comparison among those who share a trait: `kind`, `place`, `size`."""
    return f"{of_metric(metric)}by-{trait}/{_folder(value)}/"


def section_of(address: str) -> str:
    """Return the first folder of the section that a page belongs to."""
    first = address.partition("/")[0]
    return SERVICES.rstrip("/") if f"{first}/" == INVENTORY else first


def of_figures(organisation: str, service: str, metric: str) -> str:
    """Return the address of a figure page: below the service, or below the organisation where there is none."""
    return f"{of_service(service) if service else of_organisation(organisation)}{metric}/"


def revisions_of(organisation: str) -> str:
    """Return the address of the page of an organisation's revisions."""
    return f"{REVISIONS}{organisation}/"


def dated_copy(day: date) -> str:
    """Return the address of the document about the figures as they stood at the end of a day."""
    return f"{DATED_COPIES}{day.isoformat()}/release.json"


def dated_figures(day: date) -> str:
    """Return the address of the compressed CSV file with the figures as they stood at the end of a day."""
    return f"{DATED_COPIES}{day.isoformat()}/figures.csv.gz"


def embed_of(page: str) -> str:
    """Return the address of the bare page that other websites show in a frame."""
    return f"{page}embed/"


def of_rule(rule: str) -> str:
    """Return the address of a rule's help page."""
    return f"{RULES}{rule}/"


def feed_beside(page: str) -> str:
    """Return the address of the Atom feed of a page: of the whole site, an organisation or a metric."""
    return f"{page}feed.atom"


def schema_of(table: str) -> str:
    """Return the address of the schema that all CSV files with rows of a table share."""
    return f"data/{table}-schema.json"


def chart_beside(page: str) -> str:
    """Return the address of the chart that a page shows."""
    return f"{page}chart.svg"


def breakdown_beside(page: str) -> str:
    """Return the address of the small charts of the parts of what a page shows."""
    return f"{page}breakdown.svg"


def explored_beside(chart: str) -> str:
    """Return the address of what a browser draws a chart from, which lies beside the drawing."""
    return f"{chart.removesuffix('.svg')}.json"


def data_beside(page: str) -> str:
    """Return the address of the CSV file with a page's figures."""
    return f"{page}data.csv"


def json_of(table: str) -> str:
    """Return the address of the JSON file that says the same as a CSV file."""
    return f"{table.removesuffix('.csv')}.json"


def workbook_of(table: str, suffix: str = ".xlsx") -> str:
    """Return the address of the workbook that is made from a CSV file: for Excel, or with `.ods` as OpenDocument."""
    return f"{table.removesuffix('.csv')}{suffix}"


def for_excel(table: str) -> str:
    """Return the address of the same CSV file with a mark by which Excel knows its encoding."""
    return f"{table.removesuffix('.csv')}{_EXCEL}"


def is_table(address: str) -> bool:
    """Tell whether an address is that of a plain CSV file, and not of its form for Excel."""
    return address.endswith(".csv") and not address.endswith(_EXCEL)


def of_table(name: str) -> str:
    """Return the address of the CSV file of a table that holds no figures: `services`, `metrics`."""
    return f"data/{name}.csv"


def comparison_beside(page: str) -> str:
    """Return the address of the chart on which a page compares many."""
    return f"{page}comparison.svg"


def _folder(words: str) -> str:
    return re.sub("[^a-z0-9]+", "-", words.lower()).strip("-")
