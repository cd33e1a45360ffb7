"""Lines to copy that read a page's CSV file into a spreadsheet or a program, every text kept as it is."""

from dataclasses import dataclass

from plainfigures.model.language import gettext, gettext_noop

_EXCEL = """let
    Source = Csv.Document(Web.Contents("{url}"), [Delimiter = ",", Encoding = 65001, QuoteStyle = QuoteStyle.Csv]),
    Figures = Table.PromoteHeaders(Source, [PromoteAllScalars = true])
in
    Figures"""
_PANDAS = """import pandas as pd

figures = pd.read_csv("{url}", dtype=str, keep_default_na=False)
submitted = figures["value"].where(figures["value"] != "", figures["computed_value"])
figures["number"] = pd.to_numeric(submitted, errors="coerce")"""
_POLARS = """from urllib.request import urlopen

import polars as pl

figures = pl.read_csv(urlopen("{url}").read(), infer_schema=False)
figures = figures.with_columns(number=pl.coalesce("value", "computed_value").cast(pl.Float64))"""
_POLARS_OF_A_FILE = _POLARS.replace('urlopen("{url}").read()', '"{url}"').partition("\n\n")[2]
_R = """figures <- read.csv("{url}", colClasses = "character", na.strings = "", encoding = "UTF-8")
submitted <- ifelse(is.na(figures$value), figures$computed_value, figures$value)
figures$number <- as.numeric(submitted)"""
_PYTHON_WITH_POLARS = gettext_noop("Python with polars")
_FORMS = {
    gettext_noop("Excel (Power Query)"): _EXCEL,
    gettext_noop("Python with pandas"): _PANDAS,
    _PYTHON_WITH_POLARS: _POLARS,
    gettext_noop("R"): _R,
}


@dataclass(frozen=True, slots=True)
class Snippet:
    """Lines to copy, and what they are for."""

    name: str
    code: str


def snippets_of(data: str, site_url: str) -> tuple[Snippet, ...]:
    """Return the snippets that read the file at an address.

    Where the site does not know its own address they read a file of that name, downloaded before.
    """
    url = f"{site_url}{data}" if site_url else data.rpartition("/")[2]
    forms = _FORMS if site_url else {**_FORMS, _PYTHON_WITH_POLARS: _POLARS_OF_A_FILE}
    return tuple(Snippet(gettext(name), code.replace("{url}", url)) for name, code in forms.items())
