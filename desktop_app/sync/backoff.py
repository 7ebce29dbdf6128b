"""How long to leave the office alone after a failure."""

FIRST = 30
LONGEST = 1800


def pause(failures: int, *, wait: int = 0, spread: float = 0.0) -> int:
    """Whole seconds until the next attempt: doubling from 30 seconds to half an hour, never less than the office
    asked for (`wait`). `spread`, 0 to 1, comes from the caller and adds up to a fifth, so that a room full of laptops
    does not return in the same second."""
    seconds = min(LONGEST, FIRST << min(max(failures - 1, 0), 10))
    return max(wait, seconds + int(seconds * spread / 5))
