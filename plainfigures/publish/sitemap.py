"""The list of all pages for search engines."""

from collections.abc import Iterable
from html import escape
from pathlib import Path

_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'


def write_sitemap(addresses: Iterable[str], site_url: str, site: Path) -> None:
    """Write `sitemap.xml`; a site that does not know its own address has none, since a sitemap holds full addresses."""
    if site_url:
        lines = (f"<url><loc>{escape(absolute(site_url, address))}</loc></url>\n" for address in sorted(set(addresses)))
        (site / "sitemap.xml").write_text(f"{_HEAD}{''.join(lines)}</urlset>\n", encoding="utf-8", newline="\n")


def absolute(site_url: str, address: str) -> str:
    """Return the full address on the web of what lies at an address of the site."""
    return f"{site_url.rstrip('/')}/{address}"
