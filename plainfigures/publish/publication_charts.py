"""The chart of the publication page: who has published for when."""

from collections.abc import Iterator

from plainfigures.analyse.publication_record import PublicationRecord
from plainfigures.analyse.publication_words import alternative, message, subtitle
from plainfigures.charts import matrix
from plainfigures.charts.matrix import Line
from plainfigures.publish import addresses
from plainfigures.publish.chart_files import ChartWanted

MOST = 30
"""How many organisations stand in the chart and in the table beside it; all of them are in the file."""


def publication_charts_wanted(record: PublicationRecord) -> Iterator[ChartWanted]:
    """Yield the matrix of organisations by stretches of time, where there is anything in it."""
    found = record.matrix
    shown = found.organisations[:MOST]
    if not shown:
        return
    title, below = message(record), subtitle(found, len(shown))
    lines = [_line(record, organisation) for organisation in shown]
    parts = matrix.parts(lines, found.stretches, title=title, subtitle=below)
    address = addresses.chart_beside(addresses.PUBLICATION)
    yield ChartWanted(address, "matrix", parts, title, alternative(found, shown), matrix.key(lines))


def _line(record: PublicationRecord, organisation: str) -> Line:
    cells = (record.matrix.cell(organisation, stretch) for stretch in record.matrix.stretches)
    sorts = tuple("" if cell.sort == "nothing" else cell.sort for cell in cells)
    return Line(record.catalogue.organisations[organisation].name, sorts)
