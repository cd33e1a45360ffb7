"""What a site is made from, as short texts that change with it: all of it, what pages share, and the submissions."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from plainfigures.check.places import folder_of, role_of
from plainfigures.publish.fingerprint import digest_of, files_of, fingerprint

Digests = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Inputs:
    """Fingerprints of everything, of all but the submissions of figures, and of each organisation's submissions."""

    whole: str
    common: str
    submissions: Mapping[str, str]


def digests_of(root: Path, names: Iterable[str]) -> Digests:
    """Return the fingerprint of each of these files, and of all in these folders of a root, by its path.

    To be taken before anything is read: if a file changes in the meantime, it is built from once more, and never less.
    """
    files = (file for name in names for file in files_of(root / name))
    return {file.relative_to(root).as_posix(): digest_of(file.read_bytes()) for file in files}


def inputs_of(root: Path, digests: Digests, words: Iterable[str], more: Iterable[str]) -> Inputs:
    """Return what the files of a root, this program, its libraries and words amount to.

    `more` are words that count for the whole alone.
    """
    submitted: dict[str, list[str]] = {}
    others: list[str] = []
    for path, digest in digests.items():
        submission = role_of(path) == "submission"
        of = submitted.setdefault(folder_of(path), []) if submission else others
        of += (path, digest)
    common = fingerprint(root, (), *words, *others)
    submissions = {organisation: digest_of("\0".join(each).encode()) for organisation, each in submitted.items()}
    parts = (word for pair in sorted(submissions.items()) for word in pair)
    return Inputs(digest_of("\0".join([common, *more, *parts]).encode()), common, submissions)
