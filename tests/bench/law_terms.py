"""All terms of many dossiers: `python -m tests.bench.law_terms [dossiers]`.

In turns within one run: every term of n, n/10 and n/100 dossiers, and the floor: adding ten weeks to a day for each
of the 25 terms. Growth is linear when the time per dossier stays the same; the ratio to the floor counts.
"""

import random
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from datetime import date, timedelta

from desktop_app.domain.dossier import Doelgroep
from desktop_app.domain.term_table import terms
from desktop_app.domain.terms import TermFacts
from tests.unit.domain.law_data import LAW

ROUNDS = 7
TODAY = date(2026, 11, 24)
Work = Callable[[Sequence[TermFacts]], None]


def dossiers(number: int) -> list[TermFacts]:
    """Facts as a municipality has them: half with a PIP, a tenth waiting for a third party."""
    dice = random.Random(2022)  # noqa: S311 - dossiers, not secrets

    def day() -> date:
        return date(2022, 1, 1) + timedelta(days=dice.randrange(1700))

    found = []
    for _ in range(number):
        told = day()
        adopted = (told + timedelta(days=60),) if dice.random() < 0.5 else ()
        found.append(
            TermFacts(
                today=TODAY,
                doelgroep=dice.choice(list(Doelgroep)),
                kennisgeving=told,
                inschrijving_huisvesting=day() if dice.random() < 0.4 else None,
                wacht_op_derden=dice.random() < 0.1,
                dagtekeningen=adopted,
                bekendmaking=adopted[0] if adopted else None,
                bijstand_vanaf=told if dice.random() < 0.5 else None,
            )
        )
    return found


def all_terms(facts: Sequence[TermFacts]) -> None:
    for one in facts:
        terms(one, LAW)


def floor(facts: Sequence[TermFacts]) -> None:
    weeks = timedelta(weeks=10)
    for one in facts:
        for _ in LAW.terms:
            (one.today + weeks).isoformat()


def per_dossier(work: Work, facts: Sequence[TermFacts]) -> float:
    """Microseconds per dossier."""
    begin = time.perf_counter()
    work(facts)
    return (time.perf_counter() - begin) / len(facts) * 1e6


def main(number: int) -> None:
    facts = dossiers(number)
    lots: list[tuple[str, Work, list[TermFacts]]] = [
        (f"terms of {number:,}", all_terms, facts),
        (f"terms of {number // 10:,}", all_terms, facts[: number // 10]),
        (f"terms of {number // 100:,}", all_terms, facts[: number // 100]),
        ("floor", floor, facts),
    ]
    took: dict[str, list[float]] = {name: [] for name, _, _ in lots}
    for _ in range(ROUNDS):
        for name, work, some in lots:
            took[name].append(per_dossier(work, some))
    ground = statistics.median(took["floor"])
    for name, rounds in took.items():
        middle = statistics.median(rounds)
        sys.stdout.write(f"{name:16} {middle:8.1f} us per dossier  {middle / ground:6.1f} x the floor\n")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)
