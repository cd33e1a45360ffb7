"""How to cite what a page shows: in a line, in full, as BibTeX and as CSL-JSON.

Each says which commit the figures stand in and gives the SHA-256 of the page's CSV file, by which anybody can tell that
theirs is the same; the line has the beginnings of both.
"""

import json
import re
from dataclasses import dataclass
from typing import Any

from plainfigures.model.commit import Commit
from plainfigures.model.language import gettext
from plainfigures.model.period import in_words
from plainfigures.model.words import commas
from plainfigures.publish.views.dataset import Dataset
from plainfigures.publish.views.edition import Edition

LETTERS = 10
"""So many letters of a sum stand in the short form, as of a commit."""

_LATEX = {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}
_LATEX |= {character: rf"\{character}" for character in "&%$#_{}"}


@dataclass(frozen=True, slots=True)
class Citation:
    """Four ways to say the same; `csl` is what Zotero, Mendeley and other programs for references read."""

    short: str
    full: str
    bibtex: str
    csl: str


def citation_of(dataset: Dataset, edition: Edition) -> Citation:
    """Return how to cite a dataset; publications that its figures were taken from come first."""
    first = [f"{each.publisher}, {each.title} ({each.as_at})" for each in dataset.publications]
    parties = first or [each.name for each in dataset.creators]
    version = dataset.commit.short if dataset.commit else ""
    beginning = f"SHA-256 {dataset.sum[:LETTERS]}…" if dataset.sum else ""
    what = ". ".join(dict.fromkeys([*parties, dataset.title]))
    said = [f"{commas([what, dataset.span.label if dataset.span else ''])}.", f"{_where(dataset, edition)}."]
    said += [f"{_sum(dataset)}."] if dataset.sum else []
    return Citation(
        short=f"{dataset.title} ({commas([edition.site_name, version, beginning])})",
        full=" ".join([*said, _address(dataset, edition)]).rstrip(),
        bibtex=_bibtex(dataset, edition),
        csl=json.dumps([_csl(dataset, edition)], ensure_ascii=False, indent=1),
    )


def _where(dataset: Dataset, edition: Edition) -> str:
    return commas([edition.site_name, _commit(dataset.commit)])


def _commit(commit: Commit | None) -> str:
    if commit is None:
        return ""
    said = {"commit": commit.short, "day": in_words(commit.day)}
    if commit.clean:
        return gettext("commit %(commit)s of %(day)s", **said)
    return gettext("commit %(commit)s of %(day)s, with changes not yet committed", **said)


def _sum(dataset: Dataset) -> str:
    if not dataset.sum:
        return ""
    return gettext("SHA-256 of %(file)s: %(sum)s", file=_file(dataset), sum=dataset.sum)


def _file(dataset: Dataset) -> str:
    return dataset.data.rpartition("/")[2]


def _address(dataset: Dataset, edition: Edition) -> str:
    return f"{edition.site_url}{dataset.address}" if edition.site_url else ""


def _key(dataset: Dataset) -> str:
    return re.sub("[^a-z0-9]+", "-", dataset.address).strip("-")


def _note(dataset: Dataset) -> str:
    return commas([_commit(dataset.commit), _sum(dataset)])


def _bibtex(dataset: Dataset, edition: Edition) -> str:
    """Return an entry of the type that every style knows; names of bodies are in braces, so that they stay whole."""
    fields = {
        "author": " and ".join(f"{{{_latex(each.name)}}}" for each in dataset.creators),
        "title": f"{{{_latex(dataset.title)}}}",
        "howpublished": _latex(edition.site_name),
        "year": str(dataset.commit.day.year) if dataset.commit else "",
        "note": _latex(_note(dataset)),
        "url": _address(dataset, edition),
    }
    lines = "".join(f"  {name} = {{{text}}},\n" for name, text in fields.items() if text)
    return f"@misc{{{_key(dataset)},\n{lines}}}"


def _csl(dataset: Dataset, edition: Edition) -> dict[str, Any]:
    day = dataset.commit.day if dataset.commit else None
    item = {
        "id": _key(dataset),
        "type": "dataset",
        "title": dataset.title,
        "author": [{"literal": each.name} for each in dataset.creators],
        "publisher": edition.site_name,
        "issued": {"date-parts": [[day.year, day.month, day.day]]} if day else None,
        "version": dataset.commit.hash if dataset.commit else "",
        "note": _note(dataset),
        "URL": _address(dataset, edition),
    }
    return {name: value for name, value in item.items() if value}


def _latex(text: str) -> str:
    return "".join(_LATEX.get(character, character) for character in text)
