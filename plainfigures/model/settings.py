"""What a site is called and where it lives."""

from dataclasses import dataclass
from datetime import date

from plainfigures.model.language import AS_WRITTEN

PLACEHOLDER = "Your organisation in plain figures"
"""What a new site is called until its owner names it."""


@dataclass(frozen=True, slots=True)
class Licence:
    """The licence under which the figures may be used: its title, its web address, and its id in the SPDX list."""

    title: str
    url: str
    id: str = ""


@dataclass(frozen=True, slots=True)
class Settings:
    """Settings from `mkdocs.yml`; each is empty where it is not set.

    `source_url` is the repository's address, `demonstration` a notice that every page shows, and
    `maintainers` are the accounts on GitHub that review whatever no organisation does. `licence` is None where none is
    given: the figures are then not announced as open data. `as_of` is the day as at which it is judged what is late or
    missing; without one it is that of the commit. `language` is that of the pages. `public_body` and `contact` are
    those of the accessibility statement. With `few_copies` figures are written to fewer
    files, so that a large site fits.
    """

    site_name: str
    site_url: str = ""
    source_url: str = ""
    demonstration: str = ""
    maintainers: tuple[str, ...] = ()
    as_of: date | None = None
    licence: Licence | None = None
    language: str = AS_WRITTEN
    public_body: str = ""
    contact: str = ""
    few_copies: bool = False

    @property
    def rules_at(self) -> str:
        """Where the site explains the rules; without an address of the site, the path within it."""
        return f"{self.site_url}about/rules/"
