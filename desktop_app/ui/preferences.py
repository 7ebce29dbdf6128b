"""How one person wants the program to look and behave on this laptop. Kept in the vault, never sent."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from desktop_app.casework.workplace import Workplace

KEY = "weergave"
MODES = ("systeem", "licht", "donker", "contrast")
SWITCHES = ("letters", "by_itself", "unchecked", "digits", "onward", "hidden")
NAMES = ("client_screen", "client_sound", "own_sound")
BREAKS = (0, 30, 45, 60)
LOCKS, TALK_LOCKS = (5, 10, 15), (10, 20, 30)
"""Minutes without anybody at the keyboard: never so long that a laptop lies open, never short in a talk (ux.md 2.1)."""
SCALES = (1.0, 1.25, 1.5, 1.75, 2.0)


@dataclass(frozen=True, slots=True)
class Preferences:
    """`mode`: one of `MODES` · `scale`: text size, one of `SCALES` · `letters`: W, X, N and L answer a question
    (WCAG 2.1.4 wants them to be switched off; with Alt they always work) · `by_itself`: synchronises unasked ·
    `unchecked`: the client may see translations nobody checked, with their mark · `break_after`: minutes of talk before
    the reminder of a break, one of `BREAKS`, 0 for none · `lock_after`, `lock_in_talk`: of `LOCKS` and `TALK_LOCKS` ·
    `digits`: the key of an answer stands beside it · `onward`: a choice with a digit or a click goes on by itself ·
    `hidden`: where the system can, the window stays out of pictures and recordings of the screen · `client_screen`:
    name of the screen the client looks at, "" for any second one · `client_sound`, `own_sound`: name of the device on
    which the client and the caseworker hear sound, "" for that of the system."""

    mode: str = MODES[0]
    scale: float = SCALES[0]
    letters: bool = True
    by_itself: bool = True
    unchecked: bool = True
    break_after: int = 60
    lock_after: int = 10
    lock_in_talk: int = 30
    digits: bool = True
    onward: bool = False
    hidden: bool = True
    client_screen: str = ""
    client_sound: str = ""
    own_sound: str = ""

    def lock_minutes(self, screen: str) -> int:
        """When to lock, on this screen."""
        return self.lock_in_talk if screen == "gesprek" else self.lock_after


def read(wp: Workplace) -> Preferences:
    """As they were chosen here; what this version does not know is left out."""
    with wp.vault.work() as work:
        stored = work.local(KEY)
    return _valid(stored) if isinstance(stored, Mapping) else Preferences()


def write(wp: Workplace, preferences: Preferences) -> None:
    with wp.vault.work() as work:
        work.set_local(KEY, asdict(preferences))


def _valid(stored: Mapping[str, Any]) -> Preferences:
    usual = Preferences()
    mode, scale = stored.get("mode"), stored.get("scale")
    names = {name: stored[name] for name in NAMES if isinstance(stored.get(name), str)}
    chosen = {name: stored[name] for name in SWITCHES if isinstance(stored.get(name), bool)}
    return Preferences(
        mode=mode if mode in MODES else usual.mode,
        scale=float(scale) if scale in SCALES else usual.scale,
        break_after=_one_of(BREAKS, stored.get("break_after"), usual.break_after),
        lock_after=_one_of(LOCKS, stored.get("lock_after"), usual.lock_after),
        lock_in_talk=_one_of(TALK_LOCKS, stored.get("lock_in_talk"), usual.lock_in_talk),
        **names,
        **chosen,
    )


def _one_of(allowed: tuple[int, ...], found: object, usual: int) -> int:
    return found if isinstance(found, int) and not isinstance(found, bool) and found in allowed else usual
