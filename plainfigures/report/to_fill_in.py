"""What was drafted and what to do next, for people at a terminal."""

from plainfigures.model.submission import Draft
from plainfigures.model.words import counted


def render_to_fill_in(draft: Draft) -> str:
    """Return where the draft lies, which metrics it asks for, and how to go on."""
    return "\n".join(
        [
            f"Wrote {draft.path}, with {counted(draft.figures, 'figure')} to fill in:",
            *(f"  {title}" for title in draft.metrics),
            "Each metric's page on the site says what to count. Fill in each value, or a marker and a note instead.",
            f"Then `tidy {draft.path}` mends what a spreadsheet did to it, and `check` says what else is amiss.",
        ]
    )
