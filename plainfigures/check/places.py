"""What each file of a root is, by its path alone."""

import re
from functools import cache
from typing import Literal

Role = Literal[
    "profile",
    "roadmap",
    "services",
    "targets",
    "embargoes",
    "statements",
    "submission",
    "definition",
    "domains",
    "obligations",
    "publications",
    "calendar",
    "table",
    "editor",
    "unexpected",
]

_PLACES: list[tuple[re.Pattern[str], Role]] = [
    (re.compile(r"metrics/([^/]+)/organisation\.yml"), "profile"),
    (re.compile(r"metrics/([^/]+)/roadmap\.yml"), "roadmap"),
    (re.compile(r"metrics/([^/]+)/services\.csv"), "services"),
    (re.compile(r"metrics/([^/]+)/targets\.csv"), "targets"),
    (re.compile(r"metrics/([^/]+)/statements\.yml"), "statements"),
    (re.compile(r"metrics/([^/]+)/embargoes\.yml"), "embargoes"),
    (re.compile(r"metrics/([^/]+)/([^/.][^/]*)\.(csv|yml)"), "submission"),
    (re.compile(r"schemas/metrics/([^/]+)/([^/]+)\.yml"), "definition"),
    (re.compile(r"schemas/domains\.yml"), "domains"),
    (re.compile(r"schemas/obligations\.yml"), "obligations"),
    (re.compile(r"schemas/publications\.yml"), "publications"),
    (re.compile(r"schemas/calendar\.yml"), "calendar"),
    (re.compile(r"schemas/(observations|services|targets)\.yml"), "table"),
    (re.compile(r"schemas/editor/([^/]+)\.json"), "editor"),
]


@cache
def role_of(path: str) -> Role:
    """Return what the file at this path is for."""
    return next((role for pattern, role in _PLACES if pattern.fullmatch(path)), "unexpected")


def folder_of(path: str) -> str:
    """Return the organisation's folder that a path under `metrics/` lies in."""
    return path.split("/")[1]


def folders(paths: list[str]) -> list[str]:
    """Return the organisations' folders in which any of these paths lie, in order."""
    return sorted({folder_of(path) for path in paths if path.startswith("metrics/") and path.count("/") > 1})


def stem_of(path: str) -> str:
    """Return the file's name without its ending: the period, where the name is one."""
    return path.rsplit("/", 1)[-1].rsplit(".", 1)[0]
