"""Plain Figures checks public performance figures that are committed to git, and builds the site that shows them."""

__version__ = "0.1.0"
