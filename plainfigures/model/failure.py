"""The one exception of our own."""


class CouldNotRun(Exception):  # noqa: N818 - it names what happened, as the exit code 2 does
    """The program could not do its work for a reason outside the data; its text is one plain sentence."""
