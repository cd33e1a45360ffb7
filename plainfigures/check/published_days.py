"""The days on which figures were published, each with a text by which one knows whether anything until then differs."""

from collections.abc import Iterator
from datetime import date
from hashlib import blake2b

import polars as pl

from plainfigures.model.history import History

_PLACES = {"commit": pl.Int64, "path": pl.String, "day": pl.Date, "published": pl.String}


def texts_of_days(events: pl.DataFrame, history: History) -> dict[date, str]:
    """Return for each day (UTC) a text that changes with anything that was published by its end.

    `events` are those of `told_by`, in any order that is always the same.
    """
    places = pl.DataFrame(list(_places(events, history)), schema=_PLACES, orient="row")
    placed = events.join(places, on=["commit", "path"], nulls_equal=True, maintain_order="left").drop("commit")
    text, texts = "", {}
    for (day,), told in sorted(placed.partition_by("day", as_dict=True, maintain_order=True).items()):
        texts[day] = text = blake2b(f"{text}\n{_text(told)}".encode(), digest_size=16).hexdigest()
    return texts


def _text(table: pl.DataFrame) -> str:
    """Return all cells as one text, with the names of the columns, but for those that are blank.

    Between the cells stand characters that no cell has, since reading takes them out.
    """
    filled = [column.name for column in table if column.null_count() < len(column)]
    row = pl.concat_str(pl.col(filled).cast(pl.String).fill_null("\0"), separator="\x1f")
    return "\x1e".join([*filled, table.select(row.str.join("\x1e")).item()])


def _places(events: pl.DataFrame, history: History) -> Iterator[tuple[int, str | None, date, str]]:
    """Yield when each commit published what it did to each file: an embargo may have put it off."""
    for commit, path in events.select("commit", "path").unique().iter_rows():
        published = history.publishing(commit, path or "")
        yield commit, path, published.day, f"{published.hash} {published.moment.isoformat()}"
