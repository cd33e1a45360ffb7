"""A checked catalogue in, a finished website out: the table of contents of the room."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from itertools import islice
from pathlib import Path

from plainfigures.analyse.publication_record import publication_record
from plainfigures.model.catalogue import Catalogue
from plainfigures.model.commit import Commit
from plainfigures.model.embargo import NOTHING, HeldBack
from plainfigures.model.ledger import Ledger
from plainfigures.model.report import Tell
from plainfigures.publish.bundle import words_of
from plainfigures.publish.calendar_files import calendar_feed, write_calendar
from plainfigures.publish.catalogue import write_catalogue
from plainfigures.publish.chapters import common_text
from plainfigures.publish.chart_files import ChartWanted, Workers, draw_charts
from plainfigures.publish.comparison_charts import comparison_charts_wanted
from plainfigures.publish.data_package import write_descriptions
from plainfigures.publish.dated_copies import write_dated_copies
from plainfigures.publish.described_tables import tables_of
from plainfigures.publish.downloads import (
    workbooks_wanted,
    write_gathered_figures,
    write_own_figures,
    write_tables,
)
from plainfigures.publish.engine import ENGINES, USUAL
from plainfigures.publish.explorer import write_explorer
from plainfigures.publish.feeds import write_feeds
from plainfigures.publish.figure_charts import charts_shown, charts_wanted, write_charts
from plainfigures.publish.fingerprint import settings_from_environment
from plainfigures.publish.inputs import Digests, Inputs, digests_of, inputs_of
from plainfigures.publish.large_files import write_large_files
from plainfigures.publish.manifest import Written, recall, remember, standing_site
from plainfigures.publish.news import Newsroom, feed_addresses, feeds_of
from plainfigures.publish.open_api import write_open_api
from plainfigures.publish.pages import render_edition
from plainfigures.publish.press import write_pages
from plainfigures.publish.publication_charts import publication_charts_wanted
from plainfigures.publish.reuse import Reuse
from plainfigures.publish.seal import seal
from plainfigures.publish.search_index import write_search_index
from plainfigures.publish.shell import copy_prose, render_shells
from plainfigures.publish.sitemap import write_sitemap
from plainfigures.publish.staging import staged
from plainfigures.publish.views.chart import ChartShown
from plainfigures.publish.views.edition import Edition, edition_of
from plainfigures.publish.workbooks import write_workbooks
from plainfigures.read.settings import read_settings

AT_ONCE = 2_000  # charts are wanted, drawn and written together
TABLES = (".csv", ".json")
INPUTS = ("metrics", "schemas", "site", "mkdocs.yml")


def digests_of_site(root: Path) -> Digests:
    """Return the fingerprint of each file that a site is made from; to be taken before any of them is read."""
    return digests_of(root, INPUTS)


def inputs_of_site(
    root: Path, digests: Digests, commit: Commit | None, held: HeldBack = NOTHING, engine: str = USUAL
) -> Inputs:
    """Return what a site is made from; that an embargo has passed is a change."""
    words = *held.words(), *ENGINES[engine].versions(), *settings_from_environment(root / "mkdocs.yml")
    return inputs_of(root, digests, words, (repr(commit), str(_day(root, commit))))


def unchanged_site(inputs: Inputs, *, out: Path, cache: Path) -> Written | None:
    """Return the site that stands where it should where nothing has changed that it is made from; else None."""
    return recall(cache, out, inputs.whole)


def write_site(
    catalogue: Catalogue,
    *,
    inputs: Inputs,
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

    `inputs` are those of the root. `held` is what the catalogue was left without; nothing of it is written. `engine`
    renders the frame and the prose. Chapters in which nothing has changed are taken over from the old site.

    Raises CouldNotRun where the root has no website's settings, or `out` is a folder that is not ours.
    """
    tell("Setting the frame", 0, 0)
    prose = render_shells(root, cache, ENGINES[engine])
    settings, day = prose.settings, _day(root, commit)
    record, news = publication_record(catalogue, ledger, day), Newsroom(ledger)
    edition = edition_of(
        catalogue,
        charts={},
        sizes={},
        commit=commit,
        repository=settings.source_url,
        site_url=settings.site_url,
        site_name=settings.site_name,
        licence=settings.licence,
        feeds=feed_addresses(catalogue, news),
        news=news,
        ledger=ledger,
        record=record,
    )
    with staged(out, before=cache.with_name("before")) as site:
        tell("Writing downloads", 0, 0)
        reuse = Reuse(standing_site(cache, out), site, catalogue, common_text(inputs, catalogue, ledger, day))
        reuse.take_organisations(inputs, edition.cited)
        few, unchanged = settings.few_copies, reuse.unchanged
        own = write_own_figures(catalogue, site, ledger, few=few, unchanged=unchanged)
        reuse.take_metrics(own, news, edition.cited)
        copy_prose(prose, root / "site" / "assets", site, {**reuse.taken, **own})
        edition = replace(edition, unchanged=reuse.unchanged, outcomes=reuse.outcomes)
        gathered = write_gathered_figures(catalogue, site, few=few, unchanged=reuse.unchanged)
        written = {**own, **gathered, **write_tables(catalogue, site, ledger, record)}
        tables, files = tables_of(catalogue), {**reuse.taken, **written}
        write_descriptions(written.values(), site, settings, commit, tables)
        words = words_of(settings, commit, dates_known=ledger.whole)
        books = write_workbooks(workbooks_wanted(catalogue, written, edition.cited, few=few), site, cache, settings)
        sizes = {each.address: each.bytes for each in files.values()}
        sizes |= {**write_large_files(site, words, tables), **books}
        named = {"site_url": settings.site_url, "site_name": settings.site_name}
        write_calendar(catalogue, site, **named)
        copies = write_dated_copies(ledger, commit, site, cache)
        write_open_api(catalogue, copies, site, settings)
        feeds = feeds_of(catalogue, ledger, commit, settings.site_name, news, reuse.taken)
        write_feeds([*feeds, calendar_feed(catalogue)], site, **named)
        charts = _charts(edition, site, cache, reuse.taken, tell)
        tell("Writing pages", 0, 0)
        sums = {address: file.sum for address, file in files.items() if address.endswith(TABLES)}
        edition = replace(edition, charts=charts, sizes=sizes, sums=sums, copies=copies)
        write_catalogue(edition, site, cache)
        made = write_pages(render_edition(edition, root / "site" / "templates", cache), prose.shells, site)
        entries = [*made, *reuse.entries]
        write_search_index(entries, site)
        pages = {entry.address for entry in entries}
        write_sitemap(pages | prose.addresses, settings.site_url, site)
        (site / ".nojekyll").touch()
        counts = {"pages": len(pages | prose.addresses), "figures": len(catalogue.observations)}
        left = reuse.left | seal(
            site,
            commit=commit,
            settings=settings,
            counts=counts,
            passed=held.passed,
            engine=engine,
            written=written,
            taken=reuse.linked,
        )
    done = Written(len(pages), len(prose.addresses - pages), len(left), sum(size for size, *_ in left.values()))
    outcomes = {row.address: edition.outcome_known(row) for row in edition.rows}
    remember(cache, left, inputs.whole, done, reuse.chapters, entries, outcomes)
    return done


def charts_of(edition: Edition) -> Iterator[ChartWanted]:
    """Yield the charts of all pages that are to be written."""
    yield from charts_wanted(edition.sheets_changed)
    compared = (edition.compared[metric.id] for metric in edition.metrics_changed if metric.id in edition.compared)
    yield from comparison_charts_wanted(edition.catalogue, compared)
    yield from publication_charts_wanted(edition.record)


def _charts(edition: Edition, site: Path, cache: Path, there: Iterable[str], tell: Tell) -> dict[str, ChartShown]:
    """Draw and write all charts, and return what pages say of them: a part at a time, since they take much memory."""
    shown: dict[str, ChartShown] = {}
    wanted = charts_of(edition)
    with Workers() as workers:
        while part := list(islice(wanted, AT_ONCE)):
            charts = draw_charts(part, cache, tell, workers)
            write_charts(charts, site)
            write_explorer(part, site, cache)
            shown |= charts_shown(part, charts)
    write_explorer([], site, cache, there)
    return shown


def _day(root: Path, commit: Commit | None) -> date | None:
    """Return the day as at which the site judges what is owed: that of the commit, unless the settings name another."""
    return read_settings(root).as_of or (commit.day if commit else None)
