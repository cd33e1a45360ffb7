"""The site's settings that the product reads itself, from `mkdocs.yml`."""

import os
import re
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import yaml
from yaml_env_tag import construct_env_tag

from plainfigures.model.document import MAINTAINER, WEB_ADDRESS, parse_day
from plainfigures.model.failure import CouldNotRun
from plainfigures.model.language import AS_WRITTEN
from plainfigures.model.settings import Licence, Settings
from plainfigures.model.words import quoted

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")


_Loader: Any = type("_Loader", (getattr(yaml, "CSafeLoader", yaml.SafeLoader),), {})
"""Reads MkDocs' settings: `!ENV` as MkDocs does, other tags (`!!python/name`) as None."""

_Loader.add_multi_constructor("!", lambda *_: None)
_Loader.add_constructor("!ENV", construct_env_tag)
_Loader.add_multi_constructor("tag:yaml.org,2002:python/", lambda *_: None)


def read_settings(root: Path) -> Settings:
    """Return the settings of the root's `mkdocs.yml`; those that are not there are empty.

    Without the file all are empty. Raises CouldNotRun where it is no YAML mapping.
    """
    if not (root / "mkdocs.yml").is_file():
        return Settings("")
    read = read_all_settings(root)
    extra = read.get("extra")
    own = extra if isinstance(extra, dict) else {}
    statement = own.get("accessibility")
    accessible = statement if isinstance(statement, dict) else {}
    address = _text(read, "site_url").rstrip("/")
    return Settings(
        site_name=_text(read, "site_name"),
        site_url=f"{address}/" if address else "",
        source_url=_text(own, "source_url").rstrip("/"),
        demonstration=_text(own, "demonstration"),
        maintainers=_maintainers(own),
        as_of=_as_of(own),
        licence=_licence(own),
        language=_language(read),
        public_body=_text(accessible, "body"),
        contact=_text(accessible, "contact"),
        few_copies=_few_copies(own),
    )


def read_all_settings(root: Path) -> dict[Any, Any]:
    """Return everything that the root's `mkdocs.yml` sets; raises CouldNotRun where it is no YAML mapping."""
    try:
        read: Any = yaml.load((root / "mkdocs.yml").read_text("utf-8"), Loader=_Loader)  # noqa: S506 - a SafeLoader
    except (yaml.YAMLError, ValueError):
        raise CouldNotRun("mkdocs.yml cannot be read as YAML: restore it from git, or mend its indentation") from None
    if not isinstance(read, dict):
        raise CouldNotRun("mkdocs.yml holds no settings: it should have lines like site_name: Plain Figures")
    return read


def _language(read: dict[Any, Any]) -> str:
    """Return the language of the theme; raises CouldNotRun where it could not be the name of a file."""
    theme = read.get("theme")
    language = _text(theme, "language") if isinstance(theme, dict) else ""
    if language and not _LANGUAGE.fullmatch(language):
        raise CouldNotRun(f"mkdocs.yml, theme: language: {quoted(language)} is no language; write it like en-GB or cy")
    return language or AS_WRITTEN


def _few_copies(own: dict[Any, Any]) -> bool:
    """Return whether `extra: copies` says few; raises CouldNotRun where it says neither that nor all."""
    copies = _text(own, "copies") or "all"
    if copies not in ("all", "few"):
        raise CouldNotRun(f"mkdocs.yml, extra: copies: {quoted(copies)} is neither all nor few")
    return copies == "few"


def _licence(own: dict[Any, Any]) -> Licence | None:
    """Return the licence under `extra: licence`; raises CouldNotRun where it lacks its title or its web address."""
    given = own.get("licence")
    if not given:
        return None
    said = given if isinstance(given, dict) else {}
    licence = Licence(_text(said, "title"), _text(said, "url"), _text(said, "id"))
    if not licence.title or not WEB_ADDRESS.fullmatch(licence.url):
        raise CouldNotRun(
            "mkdocs.yml, extra: licence: it needs a title, like Open Government Licence v3.0, and a url, "
            "the web address of its text"
        )
    return licence


def _maintainers(own: dict[Any, Any]) -> tuple[str, ...]:
    """Return the accounts listed under `extra: maintainers`; raises CouldNotRun where one is none."""
    listed = own.get("maintainers") or []
    for each in listed if isinstance(listed, list) else [listed]:
        if not isinstance(each, str) or not MAINTAINER.fullmatch(each):
            raise CouldNotRun(
                f"mkdocs.yml, extra: maintainers: {quoted(str(each))} is no account on GitHub; "
                'write a list like ["@name", "@owner/team"]'
            )
    return tuple(listed if isinstance(listed, list) else [listed])


def _as_of(own: dict[Any, Any]) -> date | None:
    """Return the day of `extra: as_of`, else that of SOURCE_DATE_EPOCH; raises CouldNotRun where either is none."""
    named = own.get("as_of") or None
    day = parse_day(named) if isinstance(named, str) else named
    if named is not None and type(day) is not date:
        raise CouldNotRun(f"mkdocs.yml, extra: as_of: {quoted(str(named))} is no day; write it like 2026-11-30")
    return day or _day_of_epoch(os.environ.get("SOURCE_DATE_EPOCH", ""))


def _day_of_epoch(seconds: str) -> date | None:
    try:
        return datetime.fromtimestamp(int(seconds), UTC).date() if seconds else None
    except (ValueError, OverflowError, OSError):
        raise CouldNotRun(f'SOURCE_DATE_EPOCH "{seconds}" is no number of seconds: unset it, or correct it') from None


def _text(mapping: dict[Any, Any], key: str) -> str:
    value = mapping.get(key)
    return " ".join(value.split()) if isinstance(value, str) else ""
