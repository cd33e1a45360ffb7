"""The model becomes a site on disk."""
