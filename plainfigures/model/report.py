"""What a check has to say: how much it looked at, and every problem that it found."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from plainfigures.model.change import Changes
from plainfigures.model.problem import Problem

Tell = Callable[[str, int, int], None]
"""Shows progress: the stage in words, how much of it is done, and out of how much (0 where nobody knows)."""


@dataclass(frozen=True, slots=True)
class Report:
    """The result of a check: counts, the problems sorted by place, and where the rules are explained.

    `changes` is what will change, where the check compared with another commit. Then `elsewhere` counts the warnings
    about files that have nothing to do with the branch, which are not among the problems.
    """

    files: int
    observations: int
    problems: tuple[Problem, ...]
    rules_at: str = "about/rules/"
    changes: Changes | None = None
    elsewhere: int = 0

    def concerning(self, changes: Changes) -> "Report":
        """Return the report with what will change, without the warnings that have nothing to do with it."""
        problems = tuple(each for each in self.problems if each.severity == "error" or changes.concerns(each.location))
        return replace(self, problems=problems, changes=changes, elsewhere=len(self.problems) - len(problems))

    @property
    def errors(self) -> int:
        """How many problems keep the figures from being published."""
        return sum(problem.severity == "error" for problem in self.problems)

    @property
    def warnings(self) -> int:
        """How many problems are worth a look and keep nothing back."""
        return len(self.problems) - self.errors
