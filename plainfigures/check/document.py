"""Definitions, profiles and the lists under `schemas/` follow their own schema.

Every key is known, none that is needed is missing, and every value is of its kind. The design names them all.

PASS metrics/example-department/organisation.yml
    name: Example Department
    kind: other

FAIL metrics/example-department/organisation.yml
    name: Example Department
    knid: other
"""

from collections.abc import Iterator

from plainfigures.check.documents import RULE
from plainfigures.check.evidence import Evidence
from plainfigures.model.problem import Problem

ID = RULE


def check(evidence: Evidence) -> Iterator[Problem]:
    """Yield what was wrong with each document when it was parsed."""
    yield from evidence.document_problems
