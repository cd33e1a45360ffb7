"""Throws bytes at the check; see `README.md` beside this file. The product does not need it."""
