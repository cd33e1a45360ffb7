"""The record of publication: what has been published, and whether what was owed has come, as it stands on a day."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from plainfigures.analyse.coverage import Matrix, matrix_of
from plainfigures.analyse.published import Published, published_in
from plainfigures.analyse.timeliness import Timeliness, timeliness_of
from plainfigures.model.catalogue import Catalogue
from plainfigures.model.ledger import Ledger


@dataclass(frozen=True)
class PublicationRecord:
    """What organisations have published, and how it stands with what they owed."""

    catalogue: Catalogue
    timeliness: Timeliness
    published: tuple[Published, ...]

    @property
    def day(self) -> date | None:
        """The day as at which it is judged, None where nobody knows what day it is."""
        return self.timeliness.day

    @cached_property
    def matrix(self) -> Matrix:
        """Organisations by stretches of time."""
        return matrix_of(self.catalogue, self.timeliness)


def publication_record(catalogue: Catalogue, ledger: Ledger, day: date | None) -> PublicationRecord:
    """Return the record of publication as it stands on a day."""
    return PublicationRecord(catalogue, timeliness_of(catalogue, ledger, day), published_in(catalogue, ledger))
