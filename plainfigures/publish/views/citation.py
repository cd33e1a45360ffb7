"""How to cite what a page shows: in a line, in full, as BibTeX and as CSL-JSON.

Each says which commit the figures stand in; all but the line also give the SHA-256 of the page's CSV file, by which
anybody can tell that theirs is the same.
"""

import json
import re
from dataclasses import dataclass
from typing import Any

from plainfigures.model.commit import Commit
from plainfigures.model.period import in_words
from plainfigures.publish.views.dataset import Dataset
from plainfigures.publish.views.edition import Edition

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
    version = f", {edition.commit.short}" if edition.commit else ""
    said = [f"{'. '.join(dict.fromkeys([*parties, dataset.title]))}{_span(dataset)}.", _where(edition)]
    said += [f"SHA-256 of {_file(dataset)}: {dataset.sum}."] if dataset.sum else []
    return Citation(
        short=f"{dataset.title} ({edition.site_name}{version})",
        full=" ".join([*said, _address(dataset, edition)]).rstrip(),
        bibtex=_bibtex(dataset, edition),
        csl=json.dumps([_csl(dataset, edition)], ensure_ascii=False, indent=1),
    )


def _span(dataset: Dataset) -> str:
    return f", {dataset.span.label}" if dataset.span else ""


def _where(edition: Edition) -> str:
    return f"{edition.site_name}, {_commit(edition.commit)}." if edition.commit else f"{edition.site_name}."


def _commit(commit: Commit) -> str:
    uncommitted = "" if commit.clean else ", with changes not yet committed"
    return f"commit {commit.short} of {in_words(commit.day)}{uncommitted}"


def _file(dataset: Dataset) -> str:
    return dataset.data.rpartition("/")[2]


def _address(dataset: Dataset, edition: Edition) -> str:
    return f"{edition.site_url}{dataset.address}" if edition.site_url else ""


def _key(dataset: Dataset) -> str:
    return re.sub("[^a-z0-9]+", "-", dataset.address).strip("-")


def _note(dataset: Dataset, edition: Edition) -> str:
    commit = [_commit(edition.commit)] if edition.commit else []
    return ", ".join([*commit, *([f"SHA-256 of {_file(dataset)}: {dataset.sum}"] if dataset.sum else [])])


def _bibtex(dataset: Dataset, edition: Edition) -> str:
    """Return an entry of the type that every style knows; names of bodies are in braces, so that they stay whole."""
    fields = {
        "author": " and ".join(f"{{{_latex(each.name)}}}" for each in dataset.creators),
        "title": f"{{{_latex(dataset.title)}}}",
        "howpublished": _latex(edition.site_name),
        "year": str(edition.commit.day.year) if edition.commit else "",
        "note": _latex(_note(dataset, edition)),
        "url": _address(dataset, edition),
    }
    lines = "".join(f"  {name} = {{{text}}},\n" for name, text in fields.items() if text)
    return f"@misc{{{_key(dataset)},\n{lines}}}"


def _csl(dataset: Dataset, edition: Edition) -> dict[str, Any]:
    day = edition.commit.day if edition.commit else None
    item = {
        "id": _key(dataset),
        "type": "dataset",
        "title": dataset.title,
        "author": [{"literal": each.name} for each in dataset.creators],
        "publisher": edition.site_name,
        "issued": {"date-parts": [[day.year, day.month, day.day]]} if day else None,
        "version": edition.commit.hash if edition.commit else "",
        "note": _note(dataset, edition),
        "URL": _address(dataset, edition),
    }
    return {name: value for name, value in item.items() if value}


def _latex(text: str) -> str:
    return "".join(_LATEX.get(character, character) for character in text)
