"""The Nu checker, by which the pages are tested."""
