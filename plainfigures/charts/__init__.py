"""Series become charts: pure."""
