"""What tidying changes in a file, for people at a terminal: the lines before and after, then a sentence."""

from difflib import unified_diff

from plainfigures.model.submission import Tidied
from plainfigures.model.words import listed, printable

CHECK_NEXT = "`check` says what else there is to mend"


def render_difference(path: str, tidied: Tidied, *, written: bool) -> str:
    """Return a unified diff, whatever is invisible in it escaped, and one sentence on what was done and what to do."""
    if not tidied.mended:
        return f"Nothing in {path} can be mended without judgement; {CHECK_NEXT}."
    before, after = (text.removesuffix("\n").split("\n") for text in (tidied.before, tidied.after))
    lines = unified_diff(before, after, path, f"{path} (tidied)", lineterm="")
    what = listed(tidied.mended, "and")
    sentence = f"Mended in {path}: {what}; {CHECK_NEXT}."
    if not written:
        sentence = f"This would mend in {path}: {what}; nothing is written yet: say --write to write it."
    return "\n".join([*map(printable, lines), sentence])
