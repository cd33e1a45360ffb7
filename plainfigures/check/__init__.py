"""Text becomes documents, tables and problems: pure, and the only room that knows the rules."""
