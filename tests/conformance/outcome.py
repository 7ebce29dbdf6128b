"""What a suite of others came to: printed after the run, one line per suite and one per reason to leave cases out."""

from collections import Counter
from dataclasses import dataclass, field


@dataclass
class Outcome:
    """`left_out`: number of cases by reason, none of them agrees · `failed`: what should agree and does not."""

    suite: str
    passed: int = 0
    left_out: Counter[str] = field(default_factory=Counter)
    failed: list[str] = field(default_factory=list)

    @property
    def share(self) -> float:
        """Passed of what is in scope, 0 to 1."""
        return self.passed / (self.passed + len(self.failed))

    def lines(self) -> list[str]:
        """For the terminal."""
        out = self.left_out.total()
        head = f"{self.suite}: {self.passed} passed, {out} left out, {len(self.failed)} failed ({self.share:.1%})"
        reasons = [f"    left out {count}: {reason}" for reason, count in sorted(self.left_out.items())]
        return [head, *reasons, *(f"    FAILED {each}" for each in self.failed[:20])]


OUTCOMES: dict[str, Outcome] = {}


def keep(outcome: Outcome) -> Outcome:
    """Remember an outcome for the end of the run."""
    OUTCOMES[outcome.suite] = outcome
    return outcome
