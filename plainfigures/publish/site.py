"""A checked catalogue in, a finished website out: the table of contents of the room."""

from datetime import date
from pathlib import Path

from plainfigures.analyse.cited import cited_in
from plainfigures.analyse.publication_record import publication_record
from plainfigures.model.catalogue import Catalogue
from plainfigures.model.commit import Commit
from plainfigures.model.embargo import NOTHING, HeldBack
from plainfigures.model.ledger import Ledger
from plainfigures.model.report import Tell
from plainfigures.publish.bundle import words_of
from plainfigures.publish.calendar_files import calendar_feed, write_calendar
from plainfigures.publish.catalogue import write_catalogue
from plainfigures.publish.chart_files import draw_charts
from plainfigures.publish.comparison_charts import comparison_charts_wanted
from plainfigures.publish.data_package import write_descriptions
from plainfigures.publish.dated_copies import write_dated_copies
from plainfigures.publish.described_tables import tables_of
from plainfigures.publish.downloads import workbooks_wanted, write_downloads
from plainfigures.publish.engine import ENGINES, USUAL
from plainfigures.publish.explorer import write_explorer
from plainfigures.publish.feeds import write_feeds
from plainfigures.publish.figure_charts import charts_shown, charts_wanted, write_charts
from plainfigures.publish.fingerprint import fingerprint, settings_from_environment
from plainfigures.publish.large_files import write_large_files
from plainfigures.publish.manifest import Written, files_and_bytes, recall, remember
from plainfigures.publish.news import feeds_of
from plainfigures.publish.open_api import write_open_api
from plainfigures.publish.pages import render_edition
from plainfigures.publish.press import write_pages
from plainfigures.publish.publication_charts import publication_charts_wanted
from plainfigures.publish.seal import prove, seal
from plainfigures.publish.search_index import write_search_index
from plainfigures.publish.shell import copy_prose, render_shells
from plainfigures.publish.sitemap import write_sitemap
from plainfigures.publish.staging import staged
from plainfigures.publish.views.edition import edition_of
from plainfigures.publish.workbooks import write_workbooks
from plainfigures.read.settings import read_settings

INPUTS = ("metrics", "schemas", "site", "mkdocs.yml")


def unchanged_site(
    root: Path, *, out: Path, cache: Path, commit: Commit | None, held: HeldBack = NOTHING, engine: str = USUAL
) -> Written | None:
    """Return the site that stands where it should where nothing has changed that it is made from; else None.

    That an embargo has passed is a change.
    """
    return recall(cache, out, _made_from(root, commit, held, engine))


def write_site(
    catalogue: Catalogue,
    *,
    root: Path,
    out: Path,
    cache: Path,
    commit: Commit | None,
    ledger: Ledger,
    tell: Tell,
    held: HeldBack = NOTHING,
    engine: str = USUAL,
) -> Written:
    """Write the whole website of a catalogue and put it in the place of the old one; on failure the old one stays.

    `held` is what the catalogue was left without; nothing of it is written. `engine` renders the frame and the prose.

    Raises CouldNotRun where the root has no website's settings, or `out` is a folder that is not ours.
    """
    tell("Setting the frame", 0, 0)
    prose = render_shells(root, cache, ENGINES[engine])
    record = publication_record(catalogue, ledger, _day(root, commit))
    wanted = [*charts_wanted(catalogue), *comparison_charts_wanted(catalogue), *publication_charts_wanted(record)]
    charts = draw_charts(wanted, cache, tell)
    cited = cited_in(catalogue, ledger, commit)
    feeds = feeds_of(catalogue, ledger, commit, prose.settings.site_name)
    with staged(out) as site:
        copy_prose(prose, root / "site" / "assets", site)
        tell("Writing charts and downloads", 0, 0)
        write_charts(charts, site)
        write_explorer(wanted, site, cache)
        files = write_downloads(catalogue, site, ledger, record, few=prose.settings.few_copies)
        tables = tables_of(catalogue)
        write_descriptions(files.values(), site, prose.settings, commit, tables)
        words = words_of(prose.settings, commit, dates_known=ledger.whole)
        books = write_workbooks(workbooks_wanted(catalogue, files, cited), site, cache, prose.settings)
        sizes = {each.address: each.bytes for each in files.values()}
        sizes |= {**write_large_files(site, words, tables), **books}
        named = {"site_url": prose.settings.site_url, "site_name": prose.settings.site_name}
        write_calendar(catalogue, site, **named)
        copies = write_dated_copies(ledger, commit, site, cache)
        write_open_api(catalogue, copies, site, prose.settings)
        write_feeds([*feeds, calendar_feed(catalogue)], site, **named)
        tell("Writing pages", 0, 0)
        edition = edition_of(
            catalogue,
            charts=charts_shown(wanted, charts),
            sizes=sizes,
            commit=commit,
            repository=prose.settings.source_url,
            site_url=prose.settings.site_url,
            site_name=prose.settings.site_name,
            sums={address: file.sum for address, file in files.items()},
            licence=prose.settings.licence,
            feeds=frozenset(feed.address for feed in feeds),
            ledger=ledger,
            record=record,
            copies=copies,
        )
        pages = render_edition(edition, root / "site" / "templates")
        write_catalogue(edition, site, cache)
        entries = write_pages(pages, prose.shells, site)
        write_search_index(entries, site)
        made = {entry.address for entry in entries}
        write_sitemap(made | prose.addresses, prose.settings.site_url, site)
        (site / ".nojekyll").touch()
        counts = {"pages": len(made | prose.addresses), "figures": len(catalogue.observations)}
        seal(site, commit=commit, settings=prose.settings, counts=counts, passed=held.passed, engine=engine)
        prove(site)
        written = Written(len(made), len(prose.addresses - made), *files_and_bytes(site))
    remember(cache, out, _made_from(root, commit, held, engine), written)
    return written


def _made_from(root: Path, commit: Commit | None, held: HeldBack, engine: str) -> str:
    words = repr(commit), str(_day(root, commit)), *held.words(), *ENGINES[engine].versions()
    return fingerprint(root, INPUTS, *words, *settings_from_environment(root / "mkdocs.yml"))


def _day(root: Path, commit: Commit | None) -> date | None:
    """Return the day as at which the site judges what is owed: that of the commit, unless the settings name another."""
    return read_settings(root).as_of or (commit.day if commit else None)
