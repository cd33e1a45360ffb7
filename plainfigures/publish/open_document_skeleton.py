"""A spreadsheet in the OpenDocument format without its figures. The one module that knows odfdo."""

import io
from collections.abc import Iterable
from datetime import datetime, time

from odfdo import Cell, Column, Document, Element, Row, Table

from plainfigures.model.language import language_spoken
from plainfigures.publish.open_document import PLACE
from plainfigures.publish.skeleton import DAY, LAST_COLUMN, LAST_ROW, NO_DAY, TITLE
from plainfigures.publish.workbook_words import COLUMNS, COVER, DECIMALS, SHEET_OF_FIGURES, WIDTHS, Sheet, Words

_NOT_OURS = ("Configurations2", "Thumbnails", "manifest.rdf")  # of the library's template
_HEADING = (
    '<style:style style:name="heading" style:family="table-cell" style:parent-style-name="Heading_20_1">'
    '<style:table-cell-properties style:rotation-angle="0"/><style:paragraph-properties fo:text-align="start"/>'
    '<style:text-properties fo:font-size="16pt" fo:font-style="normal" fo:font-weight="bold"/></style:style>'
)
_ON_PAPER = {"style:print-orientation": "landscape", "fo:page-width": "29.7cm", "fo:page-height": "21cm"}
_ON_PAPER |= {"style:scale-to-X": "1", "style:scale-to-Y": "0"}  # as wide as a page, as many as it takes
_OF_WORDS = (22, 90)
_CENTIMETRES = 0.2  # the width of a character
_WIDE = (
    '<style:style style:name="wide{width}" style:family="table-column">'
    '<style:table-column-properties style:column-width="{centimetres:.1f}cm"/></style:style>'
)
_CELL = '<style:style style:name="{name}" style:family="table-cell"{shown}>{how}</style:style>'
_WRAPPED = '<style:table-cell-properties fo:wrap-option="wrap" style:vertical-align="top"/>'
_BOLD = '<style:text-properties fo:font-weight="bold"/>'
_DECIMALS = (
    '<number:number-style style:name="decimals{n}"><number:number number:min-integer-digits="1"'
    ' number:decimal-places="{n}" number:min-decimal-places="{n}"/></number:number-style>'
)
_RANGE = (
    '<table:database-range table:name="{name}" table:contains-header="true" table:display-filter-buttons="true"'
    ' table:target-range-address="{area}"/>'
)
_FROZEN = """<?xml version="1.0" encoding="UTF-8"?>
<office:document-settings xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"\
 xmlns:config="urn:oasis:names:tc:opendocument:xmlns:config:1.0" office:version="1.4"><office:settings>\
<config:config-item-set config:name="ooo:view-settings"><config:config-item-map-indexed config:name="Views">\
<config:config-item-map-entry><config:config-item-map-named config:name="Tables">\
<config:config-item-map-entry config:name="Figures">\
<config:config-item config:name="VerticalSplitMode" config:type="short">2</config:config-item>\
<config:config-item config:name="VerticalSplitPosition" config:type="int">1</config:config-item>\
<config:config-item config:name="ActiveSplitRange" config:type="short">2</config:config-item>\
<config:config-item config:name="PositionBottom" config:type="int">1</config:config-item>\
</config:config-item-map-entry></config:config-item-map-named>\
<config:config-item config:name="ActiveTable" config:type="string">Cover</config:config-item>\
</config:config-item-map-entry></config:config-item-map-indexed></config:config-item-set>\
</office:settings></office:document-settings>
"""


def workbook(words: Words) -> bytes:
    """Return a spreadsheet with everything but its figures."""
    book = Document("spreadsheet")
    for name in [part for part in book.get_parts() if part.startswith(_NOT_OURS)]:
        book.del_part(name)
    for name in [path for path in book.manifest.get_paths() if str(path).startswith(_NOT_OURS)]:
        book.manifest.del_full_path(str(name))
    _describe(book, words)
    _style(book)
    book.body.clear()
    for element in (_cover(words), *map(_words, words.sheets), _figures(), _ranges(words.sheets)):
        book.body.append(element)
    content = io.BytesIO()
    book.save(content, pretty=False)
    return content.getvalue()


def _describe(book: Document, words: Words) -> None:
    created = datetime.combine(DAY if words.dated else NO_DAY, time())
    book.meta.set_title(TITLE)
    book.meta.set_initial_creator(words.author)
    book.meta.set_creation_date(created)
    book.meta.set_modification_date(created)
    book.set_language(language_spoken())
    book.set_part("settings.xml", _FROZEN.encode())


def _style(book: Document) -> None:
    styles = [
        _HEADING,
        _CELL.format(name="wrapped", shown="", how=_WRAPPED),
        _CELL.format(name="header", shown="", how=_BOLD),
    ]
    for number in range(DECIMALS + 1):
        shown = f' style:data-style-name="decimals{number}"'
        styles += [_DECIMALS.format(n=number), _CELL.format(name=f"shown{number}", shown=shown, how="")]
    styles += [_WIDE.format(width=width, centimetres=width * _CENTIMETRES) for width in sorted({*WIDTHS, *_OF_WORDS})]
    for automatic in book.content.get_elements("//office:automatic-styles"):
        automatic.extend(map(Element.from_tag, styles))
    for paper in book.styles.get_elements("//style:page-layout-properties"):
        for name, value in _ON_PAPER.items():
            paper.set_attribute(name, value)


def _cover(words: Words) -> Element:
    rows = ((TITLE,), *((line,) for line in words.cover))
    return _table(COVER, (_OF_WORDS[1],), [_row(cells, "wrapped") for cells in rows])


def _words(sheet: Sheet) -> Element:
    rows = [_row(cells, "wrapped") for cells in sheet.rows]
    return _table(sheet.name, _OF_WORDS, [_row((sheet.title,), "heading"), _row(sheet.header, "header"), *rows])


def _figures() -> Element:
    head = Element.from_tag("<table:table-header-rows/>")
    head.append(_row([column.name for column in COLUMNS], "header"))
    return _table(SHEET_OF_FIGURES, WIDTHS, [head, Element.from_tag(PLACE)])


def _table(name: str, widths: Iterable[int], rows: Iterable[Element]) -> Element:
    table = Table(name)
    for element in (*(Column(style=f"wide{width}") for width in widths), *rows):
        Element.append(table, element)
    return table


def _row(cells: Iterable[str], style: str) -> Element:
    row = Row()
    for text in cells:
        Element.append(row, Cell(text, style="heading" if text == TITLE else style))
    return row


def _ranges(sheets: Iterable[Sheet]) -> Element:
    """Return the names of the tables, and where each lies with its header."""
    named = [_RANGE.format(name=each.name, area=f"{each.name}.A2:{each.name}.B{len(each.rows) + 2}") for each in sheets]
    area = f"{SHEET_OF_FIGURES}.A1:{SHEET_OF_FIGURES}.{LAST_COLUMN}{LAST_ROW}"
    named.append(_RANGE.format(name=SHEET_OF_FIGURES, area=area))
    return Element.from_tag(f"<table:database-ranges>{''.join(named)}</table:database-ranges>")
