"""What search engines and catalogues for data ask of figures is there: a long enough description, and a licence.

A description is the question, the definition and the limitations of a metric together, of at least 50 characters. The
licence of the figures stands in `mkdocs.yml`. Where either is missing, pages are shown all the same, but they do not
announce their figures.

PASS schemas/metrics/service-performance/kites-flown.yml
    title: Kites flown
    question: How many kites were flown?
    definition: Kites that left the ground for at least a minute, each counted once a day.
    unit: count
    decimals: 0
    better: neither
    frequency: quarter
    due: 42
    level: organisation
    comparison: never
    status: management-information
    source: {title: Example of a source, url: https://example.org/kites}

FAIL schemas/metrics/service-performance/kites-flown.yml
    title: Kites flown
    question: How many kites?
    definition: Kites that were flown.
    unit: count
    decimals: 0
    better: neither
    frequency: quarter
    due: 42
    level: organisation
    comparison: never
    status: management-information
    source: {title: Example of a source, url: https://example.org/kites}
"""

from collections.abc import Iterator

from plainfigures.check.evidence import Evidence
from plainfigures.check.places import role_of, stem_of
from plainfigures.model.metric import SHORTEST_DESCRIPTION
from plainfigures.model.problem import Location, Problem
from plainfigures.model.settings import Settings

ID = "open-data"
SETTINGS = "mkdocs.yml"


def check(evidence: Evidence) -> Iterator[Problem]:
    """Yield each definition whose words are too few to describe its figures."""
    for file in evidence.source.yaml_files:
        metric = evidence.documents.metrics.get(stem_of(file.path)) if role_of(file.path) == "definition" else None
        if metric and len(metric.described) < SHORTEST_DESCRIPTION:
            message = (
                f"question, definition and limitations have {len(metric.described)} characters together, and search "
                f"engines for data ask for {SHORTEST_DESCRIPTION}: they are not told of these figures"
            )
            cure = "say in the definition what exactly is counted, and from what"
            yield Problem(file.root.at(("definition",)).location, ID, "warning", message, cure)


def check_settings(settings: Settings) -> Iterator[Problem]:
    """Yield that the settings of a website name no licence; a root without settings is no website."""
    if settings.site_name and not settings.licence:
        message = "no licence of the figures is named: search engines and catalogues for data are not told of them"
        cure = "write the licence's id, title and url under extra: licence"
        yield Problem(Location(SETTINGS), ID, "warning", message, cure)
