"""Where figures were published before they came here."""

from collections.abc import Iterable, Mapping

from plainfigures.model.document import Document, Text, WebAddress


class Publication(Document):
    """An item of `schemas/publications.yml`: which files were taken from it, who published it, where, and as at when.

    `files` are paths below `metrics/`, like `home-office/transactions.csv`.
    """

    title: Text
    publisher: Text
    url: WebAddress
    licence: Text
    as_at: Text
    files: tuple[Text, ...]


def by_file(publications: Iterable[Publication]) -> dict[str, list[Publication]]:
    """Return the publications by the path (`metrics/…`) of each file that was taken from them."""
    found: dict[str, list[Publication]] = {}
    for publication in publications:
        for file in publication.files:
            found.setdefault(f"metrics/{file}", []).append(publication)
    return found


def publications_of(paths: Iterable[str], taken: Mapping[str, list[Publication]]) -> tuple[Publication, ...]:
    """Return the publications that any of these files were taken from, each once; `taken` is what `by_file` returns."""
    return tuple({each.title: each for path in sorted(paths) for each in taken.get(path, ())}.values())
