"""What the laptop itself threatens: no room, no power, a clock that runs behind (ux.md 2.19: E2, E3, E15)."""

from dataclasses import dataclass
from datetime import date

LITTLE_ROOM = 500 * 1024 * 1024
"""Bytes. A long conversation with its backups needs about 100 MB."""
LITTLE_POWER = 15
"""Percent of the battery, while no charger is connected."""


@dataclass(frozen=True, slots=True)
class Condition:
    """How the laptop is. `room`: free bytes where the vault stands · `power`: percent of the battery, None without one
    or while it charges · `today`: what the clock says."""

    room: int
    power: int | None
    today: date


@dataclass(frozen=True, slots=True)
class Worry:
    """`code`: of the sentences in `i18n.failures` · `params`: their numbers."""

    code: str
    params: tuple[tuple[str, int | date], ...] = ()


def worries(condition: Condition, last_sync: date | None) -> tuple[Worry, ...]:
    """What the caseworker must hear, the most pressing first."""
    found = []
    if condition.power is not None and condition.power <= LITTLE_POWER:
        found.append(Worry("accu_bijna_leeg", (("percent", condition.power),)))
    if condition.room < LITTLE_ROOM:
        found.append(Worry("schijf_bijna_vol", (("megabytes", condition.room // 1024**2),)))
    if last_sync is not None and condition.today < last_sync:
        found.append(Worry("klok_loopt_achter", (("today", condition.today),)))
    return tuple(found)
