"""What a site is called and where it lives."""

from dataclasses import dataclass


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
    given: the figures are then not announced as open data.
    """

    site_name: str
    site_url: str = ""
    source_url: str = ""
    demonstration: str = ""
    maintainers: tuple[str, ...] = ()
    licence: Licence | None = None

    @property
    def rules_at(self) -> str:
        """Where the site explains the rules; without an address of the site, the path within it."""
        return f"{self.site_url}about/rules/"
