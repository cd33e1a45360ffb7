"""A page that the data make: what the pages room hands to the press."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Page:
    """One data page before it is stamped into its family's shell.

    `address` is relative to the site's root, without a leading and with a trailing slash (`services/a/b/`; home is
    empty). `family` names the shell. `body` is finished HTML, already escaped; links in it are relative to the page.
    `title` and `description` are plain text; `description` is also the one line that search knows of the page. The
    body of a `bare` page is the whole document: it has no shell, and neither search nor sitemap lists it.
    """

    address: str
    family: str
    title: str
    description: str
    body: str
    bare: bool = False

    @property
    def depth(self) -> int:
        """How many folders below the site's root the page lies."""
        return self.address.count("/")

    @property
    def to_root(self) -> str:
        """The relative path from the page to the site's root: `../../` or, at home, nothing."""
        return "../" * self.depth
