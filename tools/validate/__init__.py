"""Judges what describes the files of a built site, by programs that others wrote: `python -m tools.validate SITE`."""
