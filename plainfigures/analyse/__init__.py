"""What the figures say, in words and numbers: pure."""
