"""Who is asked to review what: GitHub's CODEOWNERS, from the settings and the profiles of organisations."""

from collections.abc import Iterable, Sequence

from plainfigures.model.organisation import Organisation

PATH = ".github/CODEOWNERS"
HEAD = """\
# Who is asked to review a pull request; the last line that matches a file wins.
# Written by `python build.py codeowners` from mkdocs.yml and metrics/*/organisation.yml: do not edit it by hand.
"""
NOBODY = "# Nobody is named for everything else: list accounts in mkdocs.yml under extra: maintainers."


def codeowners(general: Sequence[str], organisations: Iterable[Organisation]) -> str:
    """Return the text of CODEOWNERS: the general line first, then one for each organisation with maintainers."""
    everything = _line("*", general) if general else NOBODY
    own = [_line(f"/metrics/{each.id}/", each.maintainers) for each in organisations if each.maintainers]
    return "\n".join([HEAD, everything, *own, ""])


def _line(files: str, accounts: Iterable[str]) -> str:
    return " ".join([files, *dict.fromkeys(accounts)])
