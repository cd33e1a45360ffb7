"""What is wrong with an installation, in plain words: each finding says what, why it matters, and what to do.

An error keeps a site from being built or makes another of it than it should be; a warning is worth mending in time.
"""

from collections.abc import Iterable, Iterator
from datetime import date

from plainfigures.model.installation import BuiltSite, Finding, Installation, Library
from plainfigures.model.words import counted, listed

GIGABYTE, MEGABYTE = 1_000_000_000, 1_000_000
MOST_BYTES, MOST_FILES, LARGEST_FILE, NEAR = GIGABYTE, 100_000, 100 * MEGABYTE, 0.8
ROOM = 500 * MEGABYTE  # for charts and history that are kept
SHOWN = 5
PYTHON_ENDS = {
    (3, 11): date(2027, 10, 31),
    (3, 12): date(2028, 10, 31),
    (3, 13): date(2029, 10, 31),
    (3, 14): date(2030, 10, 31),
}
"""When a Python gets no mends of its security any more, as its makers have announced."""
SETTINGS = {
    "site_url": (
        "Feeds, citations, the sitemap and the catalogue need the site's address, and say nothing without it.",
        "Write the address, with a slash at its end, or set SITE_URL when you build.",
    ),
    "extra: source_url": (
        "Pages cannot link to the file and line that a figure comes from, nor to the form for a wrong figure.",
        "Write the repository's address, like https://github.com/owner/name, or set SOURCE_URL when you build.",
    ),
    "extra: licence": (
        "Nobody knows whether they may use the figures, and search engines for data are told nothing of them.",
        "Write the licence's title, url and id.",
    ),
    "extra: maintainers": (
        "GitHub asks nobody to review a change of the program, the definitions or the site.",
        'Write accounts, like ["@name", "@owner/team"], then run `build.py codeowners`.',
    ),
    "extra: accessibility: body": (
        "The accessibility statement, which UK law asks of public bodies, says that no public body runs the site.",
        "Write the name of the body that answers for the site, if one does.",
    ),
    "extra: accessibility: contact": (
        "Whoever cannot use a page finds nobody to ask.",
        "Write an e-mail address or a web address.",
    ),
}
"""The settings that a site can be built without and ought not to be: why it matters, and what to do."""
PLACES = {".github/workflows/check.yml": "checks pull requests", ".github/workflows/publish.yml": "publishes the site"}


def findings(found: Installation) -> tuple[Finding, ...]:
    """Return everything that is wrong, errors first."""
    each = (_root, _python, _libraries, _history, _settings, _workflows, _pages, _browser, _disk)
    every = [finding for look in each for finding in look(found)]
    return tuple(sorted(every, key=lambda finding: finding.severity))


def _root(found: Installation) -> Iterator[Finding]:
    if found.missing:
        yield Finding(
            "incomplete",
            "error",
            f"There is no {listed(found.missing)} here.",
            "A site is made of figures, definitions, pages and settings; without one of them nothing is built.",
            "Stand in the folder of your site, or name it with --root; or bring back from git what is gone.",
        )


def _python(found: Installation) -> Iterator[Finding]:
    ends = PYTHON_ENDS.get(found.python)
    if ends and found.today > ends:
        version = ".".join(map(str, found.python))
        yield Finding(
            "python-old",
            "warning",
            f"Python {version} has had no mends of its security since {ends:%B %Y}.",
            "Soon the libraries will not be made for it any more, and an old site can then not be built again.",
            "Install a newer Python and run `make distclean`, then `make check PYTHON=python3` with its name.",
        )


def _libraries(found: Installation) -> Iterator[Finding]:
    if found.libraries is None:
        yield Finding(
            "no-lock",
            "warning",
            "There is no requirements.lock.",
            "The next machine may take other versions of the libraries, and the same commit then gives another site.",
            "Bring it back from git, or run `make lock`.",
        )
        return
    if found.unanswered:
        yield Finding(
            "lock-stale",
            "error",
            f"requirements.lock does not have what pyproject.toml asks for: {_some(found.unanswered)}.",
            "What is installed from it is not what the program was written for.",
            "Run `make lock`, and commit requirements.lock and requirements-test.lock.",
        )
    other = [_difference(each) for each in found.libraries if each.installed != each.locked]
    if other:
        yield Finding(
            "libraries-differ",
            "error",
            f"{counted(len(other), 'library is', 'libraries are')} not as requirements.lock says: {_some(other)}.",
            "With other versions the same commit may give other bytes, or a fault that nobody has seen before.",
            "Run `make site`, which sets up .venv anew, and use .venv/bin/python build.py.",
        )


def _difference(library: Library) -> str:
    return f"{library.name} {library.installed or '(missing)'} instead of {library.locked}"


def _history(found: Installation) -> Iterator[Finding]:
    if not found.git:
        yield Finding(
            "no-git",
            "error",
            "git is not installed, or cannot be found.",
            "Which commit published a figure, and what was revised since, is read from git alone.",
            "Install git; on Debian and Ubuntu: apt-get install git.",
        )
    elif found.history == "no-repository":
        yield Finding(
            "no-repository",
            "error",
            "This folder is in no git repository, or nothing is committed there.",
            "Pages can then name no commit, no day and no revision, and nobody can build the same site again.",
            "Run `git init --initial-branch main`, `git add --all` and `git commit`; or clone the repository.",
        )
    elif found.history == "shallow":
        yield Finding(
            "shallow",
            "error",
            "Only the last part of the history is here (a shallow clone).",
            "Old values of revised figures, and whether figures came on time, are then left out of the site.",
            "Run `git fetch --unshallow`; in a workflow give actions/checkout `fetch-depth: 0`.",
        )


def _settings(found: Installation) -> Iterator[Finding]:
    if found.unreadable:
        yield Finding(
            "settings-unreadable",
            "error",
            f"The settings cannot be used: {found.unreadable}.",
            "Nothing is built without them.",
            "Mend the line that is named, or bring the file back from git.",
        )
        return
    if "mkdocs.yml" not in found.missing:
        yield from _unset(found)
    if found.placeholders:
        yield Finding(
            "placeholder",
            "warning",
            f"This is still as a new site begins: {listed(found.placeholders, 'and')}.",
            "Readers would see a name that is no name.",
            "Give it the name of your own; the guide's page “Start your own site” says how.",
        )


def _unset(found: Installation) -> Iterator[Finding]:
    settings = found.settings
    unset = {
        "site_url": not (settings.site_url or "SITE_URL" in found.set_by_workflow),
        "extra: source_url": not (settings.source_url or "SOURCE_URL" in found.set_by_workflow),
        "extra: licence": not settings.licence,
        "extra: maintainers": not settings.maintainers,
        "extra: accessibility: body": not settings.public_body,
        "extra: accessibility: contact": not settings.contact,
    }
    for name, (why, cure) in SETTINGS.items():
        if unset[name]:
            yield Finding("unset", "warning", f"mkdocs.yml does not set {name}.", why, cure)


def _workflows(found: Installation) -> Iterator[Finding]:
    for path, what in PLACES.items():
        if path not in found.workflows:
            yield Finding(
                "no-workflow",
                "warning",
                f"There is no {path}.",
                f"It is the workflow that {what} on GitHub: without it somebody has to do so by hand.",
                "Bring it back, or copy it from the program's own repository; elsewhere than on GitHub do nothing.",
            )
    for path, loose in found.workflows.items():
        if loose:
            yield Finding(
                "not-pinned",
                "warning",
                f"{path} uses {listed(loose, 'and')} without naming a commit.",
                "Whoever owns the action, or steals its account, can change what runs with your rights.",
                "Name the whole commit, 40 digits, with the version as a comment behind it.",
            )


def _pages(found: Installation) -> Iterator[Finding]:
    if found.site is None:
        return
    yield from _large(found.site)
    if found.site.largest_bytes > LARGEST_FILE:
        yield Finding(
            "file-large",
            "warning",
            f"{found.site.largest} has {found.site.largest_bytes / MEGABYTE:,.0f} MB.",
            "GitHub keeps no file of more than 100 MB in a repository, and few programs open one.",
            "Point readers to the Parquet file or the zip file, which are some twenty times smaller.",
        )


def _large(site: BuiltSite) -> Iterator[Finding]:
    size, over = f"{site.bytes / MEGABYTE:,.0f} MB", site.bytes > MOST_BYTES
    if site.bytes >= NEAR * MOST_BYTES:
        yield Finding(
            "site-large",
            "error" if over else "warning",
            f"The built site has {size}.",
            f"GitHub Pages shows at most 1,000 MB{'; it will refuse this one' if over else ''}.",
            "Set extra: copies: few in mkdocs.yml, which leaves out copies of figures. Or show the site elsewhere.",
        )
    if site.files >= NEAR * MOST_FILES:
        yield Finding(
            "files-many",
            "warning",
            f"The built site has {site.files:,} files.",
            "A deployment to GitHub Pages is given up after 10 minutes, and each file costs some of them.",
            "Watch how long the workflow's last job takes. Show the site elsewhere, or make two of it.",
        )


def _browser(found: Installation) -> Iterator[Finding]:
    if found.browser is False:
        yield Finding(
            "no-browser",
            "warning",
            "There is no Chrome or Chromium.",
            "The tests that look at pages as readers do are left out.",
            "Install one; on Debian: apt-get install chromium. Or set CHROME to where it is.",
        )


def _disk(found: Installation) -> Iterator[Finding]:
    if not found.writable:
        yield Finding(
            "out-not-writable",
            "error",
            "Nothing can be written to out/.",
            "The site, and what is kept for the next build, are written there.",
            "Make it a folder that you may write to; if a file called out is in the way, move it.",
        )
        return
    needed = (found.site.bytes if found.site else 0) + ROOM
    if found.free_bytes < needed:
        yield Finding(
            "disk-full",
            "warning",
            f"The disk has {found.free_bytes / MEGABYTE:,.0f} MB left.",
            f"The new site is written beside the old one, which takes some {needed / MEGABYTE:,.0f} MB for a while.",
            "Make room: `make clean` removes what was built and what is kept.",
        )


def _some(names: Iterable[str]) -> str:
    every = list(names)
    more = f" and {len(every) - SHOWN:,} more" if len(every) > SHOWN else ""
    return ", ".join(every[:SHOWN]) + more
