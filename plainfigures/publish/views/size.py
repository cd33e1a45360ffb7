"""The size of a file in words."""

from plainfigures.model.language import gettext

KILO, MEGA = 1_000, 1_000_000


def size_in_words(size: int) -> str:
    """Return `5 KB` or `1.2 MB`; nothing where the size is not known."""
    if not size:
        return ""
    if size >= MEGA:
        return gettext("%(number)s MB", number=f"{size / MEGA:.1f}")
    return gettext("%(number)s KB", number=max(1, round(size / KILO)))
