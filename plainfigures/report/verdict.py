"""The verdict of a check in one sentence, shared by all forms that people read."""

from plainfigures.model.report import Report
from plainfigures.model.words import counted, listed


def verdict(report: Report) -> str:
    """Return one sentence: how much was looked at and how much of it must be mended."""
    looked_at = f"{counted(report.observations, 'figure')} in {counted(report.files, 'file')}"
    found = [
        counted(number, word) for number, word in [(report.errors, "error"), (report.warnings, "warning")] if number
    ]
    elsewhere = f" {counted(report.elsewhere, 'warning')} about other files not shown." if report.elsewhere else ""
    if not found:
        return f"Everything is in order: {looked_at}.{elsewhere}"
    ending = "nothing is published until the errors are mended" if report.errors else "nothing is kept back"
    return f"{listed(found, 'and').capitalize()} among {looked_at}: {ending}.{elsewhere}"
