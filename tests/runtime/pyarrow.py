"""Stands in the way of a library that only tests have: programs that tests start run as they do for users."""

raise ModuleNotFoundError("No module named 'pyarrow'", name="pyarrow")
