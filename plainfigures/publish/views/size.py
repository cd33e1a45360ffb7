"""The size of a file in words."""

KILO, MEGA = 1_000, 1_000_000


def size_in_words(size: int) -> str:
    """Return `5 KB` or `1.2 MB`; nothing where the size is not known."""
    if not size:
        return ""
    return f"{size / MEGA:.1f} MB" if size >= MEGA else f"{max(1, round(size / KILO))} KB"
