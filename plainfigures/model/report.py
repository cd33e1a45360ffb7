"""What a check has to say: how much it looked at, and every problem that it found."""

from collections.abc import Callable
from dataclasses import dataclass

from plainfigures.model.change import Changes
from plainfigures.model.problem import Problem

Tell = Callable[[str, int, int], None]
"""Shows progress: the stage in words, how much of it is done, and out of how much (0 where nobody knows)."""


@dataclass(frozen=True, slots=True)
class Report:
    """The result of a check: counts, the problems sorted by place, and where the rules are explained.

    `changes` is what will change, where the check compared with another commit.
    """

    files: int
    observations: int
    problems: tuple[Problem, ...]
    rules_at: str = "about/rules/"
    changes: Changes | None = None

    @property
    def errors(self) -> int:
        """How many problems keep the figures from being published."""
        return sum(problem.severity == "error" for problem in self.problems)

    @property
    def warnings(self) -> int:
        """How many problems are worth a look and keep nothing back."""
        return len(self.problems) - self.errors
