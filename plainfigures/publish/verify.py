"""Holds a site, in a folder or as it is served, against its own sums and against a rebuild of its commit."""

import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

from plainfigures.model.failure import CouldNotRun
from plainfigures.model.verification import Verification, differences
from plainfigures.publish.engine import ENGINES, USUAL
from plainfigures.publish.seal import MANIFEST, SUMS, made_by, parse_manifest, parse_sums, sums_of
from plainfigures.read.history import checked_out
from plainfigures.read.served import is_address, read_served

Rebuild = Callable[[Path, Path, datetime, str], None]
"""Builds the site of a root into a folder, as it is published at a moment, with the engine of a name."""


def verify_site(place: str) -> Verification:
    """Return what differs between a site's files and its sums; what a served site has beyond them cannot be known.

    Raises CouldNotRun where there is no site of ours.
    """
    wanted, found = _wanted(place), _found(place)
    return Verification(len(wanted), _manifest(place), differences(wanted, found))


def verify_rebuilt(verification: Verification, place: str, root: Path, rebuild: Rebuild) -> Verification:
    """Return the verification with what differs from a rebuild of the site's commit, out of a fresh copy of the root.

    Raises CouldNotRun where the site was built from something that was not committed, or the root lacks its commit.
    """
    manifest = verification.manifest
    if not manifest.get("commit") or not manifest.get("all_committed"):
        raise CouldNotRun("the site was built from files that were not all committed, so nobody can build it again")
    with checked_out(root, str(manifest["commit"])) as copy, _addresses(manifest):
        rebuild(copy, copy / "out" / "rebuilt", _moment(manifest), _engine(manifest))
        found = differences(_wanted(place), sums_of(copy / "out" / "rebuilt"))
    return replace(verification, rebuilt=found, other_tools=tuple(_other_tools(manifest)))


def _other_tools(manifest: Mapping[str, Any]) -> Iterator[str]:
    then, here = ({**each, **each.get("tools", {})} for each in (manifest, made_by()))
    for name in ("plainfigures", "program", *made_by()["tools"]):
        if then.get(name) != here[name]:
            yield name


def _moment(manifest: Mapping[str, Any]) -> datetime:
    """Return a moment at which the same was held back as when the site was built."""
    try:
        return datetime.fromisoformat(manifest["released"])
    except (KeyError, TypeError, ValueError):
        return datetime.min.replace(tzinfo=UTC)


def _engine(manifest: Mapping[str, Any]) -> str:
    name = str(manifest.get("engine") or USUAL).partition(" ")[0]
    return name if name in ENGINES else USUAL


def _wanted(place: str) -> dict[str, str]:
    sums = parse_sums(_text(place, SUMS))
    if MANIFEST not in sums:
        raise CouldNotRun(f"{SUMS} of {place} does not list the files of a site")
    return sums


def _manifest(place: str) -> Mapping[str, Any]:
    return parse_manifest(_text(place, MANIFEST))


def _found(place: str) -> Mapping[str, str | None]:
    if not is_address(place):
        return sums_of(Path(place))
    served = read_served(place, _wanted(place))
    return {path: None if content is None else sha256(content).hexdigest() for path, content in served}


def _text(place: str, name: str) -> str:
    if is_address(place):
        ((_, content),) = read_served(place, [name])
    else:
        content = Path(place, name).read_bytes() if Path(place, name).is_file() else None
    if content is None:
        raise CouldNotRun(f"{place} has no {name}: it is no site that this version of Plain Figures has built")
    return content.decode("utf-8", "replace")


@contextmanager
def _addresses(manifest: Mapping[str, Any]) -> Iterator[None]:
    """Set the addresses that the site was built with where settings read them from the environment."""
    names = {"SITE_URL": "site_url", "SOURCE_URL": "source_url"}
    before = {name: os.environ.get(name) for name in names}
    os.environ.update({name: str(manifest.get(key) or "") for name, key in names.items()})
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value
