from datetime import date

from plainfigures.model.roadmap import STATUSES, RoadmapItem
from tests.model.invented import period


def test_an_item_of_a_roadmap() -> None:
    """An item says what will be done, what comes of it, how far it is, and for when."""
    given = {"title": "A", "outcome": "B", "status": "under-way", "due": "2027-Q1", "updated": "2026-10-05"}
    item = RoadmapItem.model_validate(given)
    assert (item.status_name, item.due, item.updated, item.source) == (
        STATUSES["under-way"],
        period("2027-Q1"),
        date(2026, 10, 5),
        None,
    )
