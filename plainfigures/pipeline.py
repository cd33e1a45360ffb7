"""The whole product in two steps, check a root and build its site; and the help before: draft, tidy, import a file."""

from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from plainfigures.check.catalogue import catalogue_of, check_source, figure_columns, gather
from plainfigures.check.changes import changes_of
from plainfigures.check.evidence import Evidence
from plainfigures.check.file_shape import in_words
from plainfigures.check.open_data import check_settings
from plainfigures.check.past import (
    asked_in,
    definition_blobs,
    eras_in,
    obligation_blobs,
    past_columns,
    rows_in,
    submission_blobs,
)
from plainfigures.check.record import Told, ledger_of, told_in
from plainfigures.model.embargo import NOTHING, HeldBack, held_back, without
from plainfigures.model.failure import CouldNotRun
from plainfigures.model.history import History
from plainfigures.model.installation import Finding
from plainfigures.model.language import speaking
from plainfigures.model.ledger import WHY_NO_HISTORY, Ledger
from plainfigures.model.problem import Fault, Problem, in_order
from plainfigures.model.report import Report, Tell
from plainfigures.model.submission import Draft, Imported, Tidied
from plainfigures.read.csv_file import parse_csv
from plainfigures.read.history import read_before, read_commit
from plainfigures.read.main_line import read_contents, read_history, read_state
from plainfigures.read.settings import read_settings
from plainfigures.read.source import read_schemas, read_source
from plainfigures.read.submission import parse_submission, read_submission
from plainfigures.read.translation import read_translation

if TYPE_CHECKING:
    from plainfigures.publish.manifest import Written


@dataclass(frozen=True)
class Checked:
    """The report of a check, and the evidence that it looked at."""

    report: Report
    evidence: Evidence


@dataclass(frozen=True)
class Built:
    """The report of the check before a build, and the site written; None where errors kept it from being built."""

    report: Report
    site: "Written | None"


@dataclass(frozen=True)
class Kept:
    """The report of a check, and the generated files that were written anew; None where errors kept them from it."""

    report: Report
    written: tuple[str, ...] | None


def check(root: Path, today: date, tell: Tell, against: str | None = None) -> Checked:
    """Read everything under the root and check it; nothing is written.

    `against` names a commit: what will change since the branch left it is then checked and reported, too.
    Raises CouldNotRun where the root cannot be read at all, or git knows no such commit.
    """
    tell("Reading", 0, 0)
    source = read_source(root)
    settings = read_settings(root)
    before = read_before(root, against) if against is not None else None
    tell("Checking", 0, 0)
    evidence, problems = check_source(source, today, before.source if before else None)
    problems = in_order([*problems, *check_settings(settings)])
    report = Report(source.files, len(evidence.figures), tuple(problems), settings.rules_at)
    return Checked(report.concerning(changes_of(evidence, before)) if before else report, evidence)


def build(
    root: Path, out: Path, today: date, tell: Tell, moment: datetime | None = None, *, engine: str = "mkdocs"
) -> Built:
    """Check, and where there are no errors write the site to `out`, all of it or nothing.

    What is held back at the moment (without one, at the beginning of the day in UTC) is checked and not published.
    Raises CouldNotRun where the root cannot be read, has no website, or `out` holds something else; or where the
    engine, which renders the frame and what people write, is not installed.
    """
    from plainfigures.publish.site import digests_of_site, inputs_of_site, unchanged_site, write_site

    digests = digests_of_site(root)
    checked = check(root, today, tell)
    report = checked.report
    if report.errors:
        return Built(report, None)
    cache, commit = root / "out" / "cache", read_commit(root)
    held = held_back(checked.evidence.documents.embargoes, moment or datetime.combine(today, time(), UTC))
    with speaking_of(root):
        inputs = inputs_of_site(root, digests, commit, held, engine)
        site = unchanged_site(inputs, out=out, cache=cache)
        if site is None:
            catalogue = without(catalogue_of(checked.evidence), held)
            tell("Reading history", 0, 0)
            ledger = read_ledger(root, checked.evidence, held)
            del checked  # what was read and checked takes as much memory as all that follows
            site = write_site(
                catalogue,
                inputs=inputs,
                root=root,
                out=out,
                cache=cache,
                commit=commit,
                ledger=ledger,
                held=held,
                engine=engine,
                tell=tell,
            )
    return Built(report, site)


def speaking_of(root: Path) -> AbstractContextManager[None]:
    """Return a context in which the words of pages are those of the root's language.

    Raises CouldNotRun where its translation cannot be used.
    """
    language = read_settings(root).language
    return speaking(read_translation(root, language), language)


def diagnose(root: Path, today: date) -> tuple[Finding, ...]:
    """Return what is wrong with an installation, whatever its figures are like; nothing is written."""
    from plainfigures.check.installation import findings
    from plainfigures.read.installation import read_installation

    return findings(read_installation(root, today))


def why_no_history(root: Path) -> str:
    """Return why it is not known what was published when; nothing where the whole history is there."""
    return WHY_NO_HISTORY.get(read_state(root), "")


def as_of(root: Path, day: date, moment: datetime, out: Path | None) -> str:
    """Return the figures as they stood at the end of a day (UTC), as CSV; and write them to `out`, where it is given.

    Of what is held back at the moment there is nothing. Raises CouldNotRun where the history is not known.
    """
    from plainfigures.publish.as_of import figures_as_of, write_as_of

    evidence = gather(read_source(root), moment.date(), validate=False)
    ledger = read_ledger(root, evidence, held_back(evidence.documents.embargoes, moment))
    if not ledger.whole:
        raise CouldNotRun(f"nobody knows what was published in {root} when: {WHY_NO_HISTORY[ledger.state]}")
    text = figures_as_of(ledger, day)
    if out:
        write_as_of(text, out)
    return text


def read_ledger_of(root: Path) -> Ledger:
    """Return the ledger of a root, whether or not its figures are in order."""
    return read_ledger(root, gather(read_source(root), date.min, validate=False))


def read_ledger(root: Path, evidence: Evidence, held: HeldBack = NOTHING) -> Ledger:
    """Return what the history of the main line tells of every figure that was ever published.

    `evidence` is that of the same root; it says which columns are known. Of what is held back there is no record.
    """
    from plainfigures.publish.fingerprint import fingerprint
    from plainfigures.publish.past_rows import read_past_rows, told_of

    history = read_history(root).as_published(evidence.documents.embargoes, held)
    eras = eras_in(history, read_contents(root, definition_blobs(history)))
    columns, cache = past_columns(evidence, eras), root / "out" / "cache"
    key = fingerprint(root, (), *columns)

    def tell(history: History) -> Told:
        rows = read_past_rows(root, submission_blobs(history), cache, key, partial(rows_in, columns=columns))
        return told_in(history, eras, rows)

    asked = asked_in(history, read_contents(root, obligation_blobs(history)))
    return ledger_of(history, eras, told_of(history, cache, key, tell), asked)


def refresh_editor_schemas(root: Path, today: date, tell: Tell) -> Kept:
    """Check, and where there are no errors write the schemas by which editors help with YAML documents.

    Raises CouldNotRun where the root cannot be read at all.
    """
    from plainfigures.publish.editor import editor_schemas
    from plainfigures.publish.kept import write_kept

    checked = check(root, today, tell)
    if checked.report.errors:
        return Kept(checked.report, None)
    evidence = checked.evidence
    texts = editor_schemas(evidence.documents.metrics, figure_columns(evidence.source))
    return Kept(checked.report, write_kept(root, texts))


def refresh_codeowners(root: Path, today: date, tell: Tell) -> Kept:
    """Check, and where there are no errors write down for GitHub who reviews which files.

    Raises CouldNotRun where the root cannot be read at all.
    """
    from plainfigures.publish.codeowners import PATH, codeowners
    from plainfigures.publish.kept import write_kept

    checked = check(root, today, tell)
    if checked.report.errors:
        return Kept(checked.report, None)
    organisations = checked.evidence.documents.organisations.values()
    text = codeowners(read_settings(root).maintainers, organisations)
    return Kept(checked.report, write_kept(root, {PATH: text}))


def refresh_words(root: Path, *begun: str) -> tuple[str, ...]:
    """Write the list of all words of pages and bring its translations up to it; return what was written.

    `begun` names languages to begin with. Raises CouldNotRun where a translation is faulty or a language unknown.
    """
    from plainfigures.publish.kept import write_kept
    from plainfigures.publish.messages import messages

    return write_kept(root, messages(root, *begun))


def new(root: Path, organisation: str, period: str, out: Path | None) -> Draft:
    """Write a submission to be filled in, to `out` or into the organisation's folder, and return it.

    Raises CouldNotRun where there is nothing to be filled in, or a file of that name is there already.
    """
    from plainfigures.check.draft import draft
    from plainfigures.publish.submission import write_new_submission

    evidence = gather(read_source(root), date.min)
    drafted = draft(evidence, organisation, period, str(out) if out else None)
    write_new_submission(out or root / drafted.path, drafted.text)
    return drafted


def tidy(root: Path, file: Path, *, write: bool) -> Tidied | list[Problem]:
    """Tidy a CSV file, in its place where `write` says so; or return what keeps it from being tidied.

    Raises CouldNotRun where there is no such file, or the root has no schemas.
    """
    from plainfigures.check.tidy import form_of
    from plainfigures.check.tidy import tidy as tidy_text
    from plainfigures.publish.submission import replace_submission

    content = read_submission(file)
    submitted = parse_submission(str(file), content)
    if isinstance(submitted, Fault):
        return [in_words(submitted)]
    form = form_of(str(file), gather(read_schemas(root), date.min))
    tidied = tidy_text(str(file), submitted.text, submitted.script, form)
    if write and isinstance(tidied, Tidied) and tidied.mended:
        replace_submission(file, tidied.after)
    return tidied


def import_workbook(
    root: Path, workbook: Path, organisation: str, *, period: str | None, out: Path | None, today: date, tell: Tell
) -> Imported:
    """Write the first sheet of a workbook as a submission, to `out` or into the organisation's folder.

    It is checked together with everything under the root, and written where it has no errors. Raises CouldNotRun where
    the organisation or the period is unknown, or a file of that name is there already.
    """
    from plainfigures.check.draft import refuse_unknown
    from plainfigures.check.importing import judged, period_option, prepare, with_cell_names
    from plainfigures.check.worksheet import worksheet
    from plainfigures.publish.submission import refuse_to_replace, write_new_submission
    from plainfigures.read.spreadsheet import parse_workbook, read_workbook

    name, rules_at = str(workbook), read_settings(root).rules_at
    tell("Reading", 0, 0)
    sheet = parse_workbook(name, read_workbook(workbook))
    evidence = gather(read_source(root), today)
    refuse_unknown(evidence, organisation)
    option = period_option(period) if period is not None else None
    if isinstance(sheet, Fault):
        return Imported(name, Report(1, 0, (in_words(sheet),), rules_at))
    table = worksheet(name, sheet, evidence)
    if isinstance(table, Problem):
        return Imported(name, Report(1, 0, (table,), rules_at))
    prepared = prepare(name, table, evidence, organisation=organisation, option=option, out=out.name if out else None)
    target = out or root / prepared.path
    refuse_to_replace(target)
    tell("Checking", 0, 0)
    problems = list(prepared.problems)
    if prepared.text:
        problems = judged(prepared, *parse_csv(prepared.path, prepared.text.encode()), evidence)
    report = Report(1, len(table.rows), tuple(in_order(with_cell_names(name, problems))), rules_at)
    if not report.errors:
        write_new_submission(target, prepared.text)
    path = str(out) if out else prepared.path
    return Imported(name, report, path, sheet.name, sheet.others, table.beside, prepared.mended)
