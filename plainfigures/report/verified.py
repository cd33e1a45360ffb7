"""What a verification found, for people at a terminal."""

from collections.abc import Iterator

from plainfigures.model.verification import Differences, Verification
from plainfigures.model.words import counted, listed, printable

MOST_NAMED = 20


def render_verified(verification: Verification, place: str) -> str:
    """Return which files differ and how, and the verdict last."""
    return "\n".join(printable(line) for line in _lines(verification, place))


def _lines(verification: Verification, place: str) -> Iterator[str]:
    yield from _named(verification.found, "SHA256SUMS")
    files, made = counted(verification.files, "file"), _made(verification)
    differ = _differ(verification.found)
    yield (
        f"{differ} from SHA256SUMS, of {files}. {made}"
        if verification.found.count
        else (f"All {files} of {place} are as SHA256SUMS says. {made}")
    )
    if verification.rebuilt is not None:
        yield from _named(verification.rebuilt, "the rebuild")
        yield from _rebuilt(verification, verification.rebuilt)


def _rebuilt(verification: Verification, rebuilt: Differences) -> Iterator[str]:
    if not rebuilt.count:
        yield "A rebuild of that commit gives the same bytes."
        return
    yield f"{_differ(rebuilt)} from a rebuild of that commit."
    if verification.other_tools:
        yield (
            f"The site was made with another version of {listed(verification.other_tools, 'and')} than is here: "
            "use the same versions to tell whether that is the reason."
        )


def _made(verification: Verification) -> str:
    manifest = verification.manifest
    commit = f"commit {manifest['commit']}" if manifest.get("commit") else "no commit"
    changed = ", with changes that were not committed" if manifest.get("all_committed") is False else ""
    return f"It was made from {commit}{changed}, by Plain Figures {manifest['plainfigures']}."


def _named(found: Differences, sums: str) -> Iterator[str]:
    for paths, what in (
        (found.missing, "is missing"),
        (found.changed, f"is another file than in {sums}"),
        (found.stray, f"is not in {sums}"),
    ):
        yield from (f"{path}  {what}" for path in paths[:MOST_NAMED])
        if len(paths) > MOST_NAMED:
            yield f"… and {len(paths) - MOST_NAMED:,} more of which the same is true"


def _differ(found: Differences) -> str:
    return f"{counted(found.count, 'file')} {'differs' if found.count == 1 else 'differ'}"
