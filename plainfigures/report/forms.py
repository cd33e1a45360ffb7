"""The forms that a report can take, by the name that the command line gives them."""

from collections.abc import Callable

from plainfigures.model.report import Report
from plainfigures.report.as_json import render_json
from plainfigures.report.github import render_github
from plainfigures.report.markdown import render_markdown
from plainfigures.report.text import render_text

FORMS: dict[str, Callable[[Report], str]] = {
    "text": render_text,
    "github": render_github,
    "json": render_json,
    "markdown": render_markdown,
}
