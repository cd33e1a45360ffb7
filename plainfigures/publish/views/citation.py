"""How to cite a figure page: in a line, in full and as BibTeX, each with the commit that its figures stand in."""

import re
from dataclasses import dataclass

from plainfigures.model.commit import Commit
from plainfigures.model.period import in_words
from plainfigures.model.publication import Publication
from plainfigures.publish.views.edition import Edition
from plainfigures.publish.views.sheet import Sheet

_LATEX = {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}
_LATEX |= {character: rf"\{character}" for character in "&%$#_{}"}


@dataclass(frozen=True, slots=True)
class Citation:
    """Three ways to say the same."""

    short: str
    full: str
    bibtex: str


def citation_of(sheet: Sheet, publications: tuple[Publication, ...], edition: Edition) -> Citation:
    """Return how to cite a sheet; `publications` are those that its figures were taken from."""
    title = f"{sheet.metric.title}: {sheet.subject}"
    first = [f"{each.publisher}, {each.title} ({each.as_at})" for each in publications] or [sheet.organisation.name]
    commit = f", {_commit(edition.commit)}" if edition.commit else ""
    where = f"{edition.site_url}{sheet.address}" if edition.site_url else ""
    full = f"{'. '.join(dict.fromkeys([*first, title]))}, {sheet.span.label}. {edition.site_name}{commit}."
    authors = dict.fromkeys([each.publisher for each in publications] or [sheet.organisation.name])
    version = f", {edition.commit.short}" if edition.commit else ""
    return Citation(
        short=f"{title} ({edition.site_name}{version})",
        full=f"{full} {where}".rstrip(),
        bibtex=_bibtex(sheet.address, " and ".join(f"{{{_latex(each)}}}" for each in authors), title, where, edition),
    )


def _commit(commit: Commit) -> str:
    uncommitted = "" if commit.clean else ", with changes not yet committed"
    return f"commit {commit.short} of {in_words(commit.day)}{uncommitted}"


def _bibtex(address: str, authors: str, title: str, where: str, edition: Edition) -> str:
    """Return an entry of the type that every style knows; names of bodies are in braces, so that they stay whole."""
    commit = edition.commit
    fields = {
        "author": authors,
        "title": f"{{{_latex(title)}}}",
        "howpublished": _latex(edition.site_name),
        "year": str(commit.day.year) if commit else "",
        "note": _latex(_commit(commit)) if commit else "",
        "url": where,
    }
    lines = "".join(f"  {name} = {{{text}}},\n" for name, text in fields.items() if text)
    return f"@misc{{{re.sub('[^a-z0-9]+', '-', address).strip('-')},\n{lines}}}"


def _latex(text: str) -> str:
    return "".join(_LATEX.get(character, character) for character in text)
