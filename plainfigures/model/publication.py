"""Where figures were published before they came here."""

from collections.abc import Iterable
from fnmatch import fnmatchcase

from plainfigures.model.document import Document, Text, WebAddress


class Publication(Document):
    """An item of `schemas/publications.yml`: which files were taken from it, who published it, where, and as at when.

    `files` are patterns below `metrics/`, like `*/transactions.csv`.
    """

    files: tuple[Text, ...]
    title: Text
    publisher: Text
    url: WebAddress
    licence: Text
    as_at: Text


def publications_of(paths: Iterable[str], publications: Iterable[Publication]) -> tuple[Publication, ...]:
    """Return the publications that any of these files (`metrics/…`) were taken from, in the order given."""
    below = {path.removeprefix("metrics/") for path in paths}
    return tuple(
        each for each in publications if any(fnmatchcase(path, files) for path in below for files in each.files)
    )
