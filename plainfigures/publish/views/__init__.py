"""What each family of pages says, worked out before any template runs: frozen values of plain text and addresses."""
