"""No two files or folders have names that differ by capitals alone, since many computers take them for one.

PASS metrics/example-council/downtime.csv
    metric,service,period,value
    downtime,example-bins,2026-07,0

FAIL metrics/example-council/Internet-use.csv
    metric,period,value
    internet-use,2022,89.4
"""

from collections.abc import Iterator

from plainfigures.check.evidence import Evidence
from plainfigures.model.problem import Location, Problem
from plainfigures.model.words import quoted

ID = "case-clash"


def check(evidence: Evidence) -> Iterator[Problem]:
    """Yield each file, or the first of each folder, whose name another has already in other capitals."""
    taken: dict[str, str] = {}
    clashes: dict[str, tuple[str, str]] = {}
    faulty = (fault.location.path for fault in evidence.source.faults)
    for path in sorted({*evidence.source.paths, *faulty}, reverse=True):
        parts = path.split("/")
        for depth in range(1, len(parts) + 1):
            name = "/".join(parts[:depth])
            other = taken.setdefault(name.casefold(), name)
            if other != name:
                clashes[name] = (path, other)
                break
    for name, (path, other) in clashes.items():
        message = f"{quoted(name)} and {quoted(other)} differ by capitals alone"
        yield Problem(Location(path), ID, "error", message, "rename one, or put the two together")
