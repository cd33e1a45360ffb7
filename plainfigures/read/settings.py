"""The site's settings that the product reads itself, from `mkdocs.yml`."""

from pathlib import Path
from typing import Any

import yaml

from plainfigures.model.failure import CouldNotRun
from plainfigures.model.settings import Settings


class _Loader(yaml.SafeLoader):
    """Reads MkDocs' settings without acting on its tags (`!ENV`, `!!python/name`): those values become None."""


_Loader.add_multi_constructor("!", lambda *_: None)
_Loader.add_multi_constructor("tag:yaml.org,2002:python/", lambda *_: None)


def read_settings(root: Path) -> Settings:
    """Return the settings of the root's `mkdocs.yml`; those that are not there are empty.

    Raises CouldNotRun where the file is missing or is no YAML mapping.
    """
    try:
        read: Any = yaml.load((root / "mkdocs.yml").read_text("utf-8"), Loader=_Loader)  # noqa: S506 - a SafeLoader
    except OSError:
        raise CouldNotRun(f"there is no mkdocs.yml in {root}, which holds the site's settings") from None
    except (yaml.YAMLError, UnicodeDecodeError):
        raise CouldNotRun("mkdocs.yml cannot be read as YAML: restore it from git, or mend its indentation") from None
    if not isinstance(read, dict):
        raise CouldNotRun("mkdocs.yml holds no settings: it should have lines like site_name: Plain Figures")
    extra = read.get("extra")
    own = extra if isinstance(extra, dict) else {}
    return Settings(
        site_name=_text(read, "site_name"),
        site_url=_text(read, "site_url"),
        source_url=_text(own, "source_url").rstrip("/"),
        demonstration=_text(own, "demonstration"),
    )


def _text(mapping: dict[Any, Any], key: str) -> str:
    value = mapping.get(key)
    return " ".join(value.split()) if isinstance(value, str) else ""
