"""Problems become text, annotations, JSON or Markdown: pure."""
