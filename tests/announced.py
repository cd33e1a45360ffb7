"""The small root with an invented calendar of releases and invented statements."""

from pathlib import Path

from tests.small_root import lay_out, put

CALENDAR = """\
- release: example-transactions-2026-q3
  title: Example transactions, July to September 2026
  organisation: example-department
  metrics: [transactions, digital-take-up]
  at: 2026-11-12 09:30 Europe/London
  announced: 2026-10-01
- release: example-transactions-2026-q4
  title: Example transactions, October to December 2026
  organisation: example-department
  metrics: [transactions, digital-take-up, completion-rate, user-satisfaction]
  at: 2027-02-18 09:30 Europe/London
  announced: 2026-10-01
  changes:
    - was: 2027-02-11 09:30 Europe/London
      changed: 2026-11-20
      why: The counts of one office come a week later.
- release: example-downtime-2026-12
  title: Example downtime, December 2026
  organisation: example-agency
  metrics: [downtime]
  at: 2027-01-14 12:00 UTC
  announced: 2026-11-02
  cancelled: The log of December was lost with the database.
"""
STATEMENTS = """\
- about: figure
  metric: transactions
  service: example-permits
  period: 2026-Q2
  date: 2026-09-14
  text: Two offices were closed for a week in June, and fewer people applied. <b>They came back in July.</b>
- about: metric
  metric: digital-take-up
  service: example-permits
  date: 2026-11-03
  text: >-
    We count as digital what began online. From January 2027 we will count what ended online too, as the definition
    asks, and will publish both for one year so that nobody has to guess what changed. People who were helped by
    telephone to fill in the form online are counted as digital throughout.
"""


def announced(root: Path) -> Path:
    """Lay out the small root, and announce releases and say something in it."""
    lay_out(root)
    put(root, "schemas/calendar.yml", CALENDAR)
    put(root, "metrics/example-department/statements.yml", STATEMENTS)
    return root
