"""One line for each thing that was measured: beside its floor, and beside its goal."""

import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Taken:
    """Seconds of one go. `wall`: on the clock · `own`: of this thread on a processor; the rest was waiting, for the
    disk or for others on this machine."""

    wall: float
    own: float


def take(act: Callable[[], object]) -> Taken:
    wall, own = time.perf_counter(), time.thread_time()
    act()
    return Taken(time.perf_counter() - wall, time.thread_time() - own)


def rounds(act: Callable[[], object], count: int) -> list[Taken]:
    return [take(act) for _round in range(count)]


def p95(values: Sequence[float]) -> float:
    return sorted(values)[max(0, -(-len(values) * 95 // 100) - 1)]


def tell(name: str, taken: Sequence[Taken], floor: Sequence[Taken], *, goal: float = 0.0, at: str = "p95") -> None:
    """`goal`: most seconds for `at` ("p95", "median", "worst"); 0: none."""
    wall, own = _at([one.wall for one in taken]), _at([one.own for one in taken])
    least = statistics.median(one.wall for one in floor)
    line = "  ".join(f"{place} {seconds * 1e3:7.1f}" for place, seconds in wall.items())
    line = f"{name:55} {line}  own {own[at] * 1e3:6.1f} ms {wall['median'] / least:7.1f} x floor"
    if goal:
        met = "met" if wall[at] <= goal else "met but for waiting" if own[at] <= goal else "MISSED"
        line += f"  goal {at} {goal * 1e3:.0f} ms: {met}"
    print(line, flush=True)  # noqa: T201


def _at(seconds: Sequence[float]) -> dict[str, float]:
    return {"median": statistics.median(seconds), "p95": p95(seconds), "worst": max(seconds)}
