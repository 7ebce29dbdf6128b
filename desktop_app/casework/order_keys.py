"""Keys that sort: a new one always fits between two others, so that moving a goal changes that goal only."""

DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
_BASE = len(DIGITS)


def between(before: str, after: str) -> str:
    """A key that sorts after `before` and before `after`; "" stands for the beginning or the end.

    Keys never end in "0", so that there is always room before a key. Raises `ValueError` when there is no room:
    the keys are equal or in the wrong order.
    """
    if after and before >= after:
        raise ValueError("keys out of order")
    made = ""
    for place in range(len(before) + len(after) + 2):
        low = DIGITS.index(before[place]) if place < len(before) else 0
        high = DIGITS.index(after[place]) if place < len(after) else _BASE
        if high - low > 1:
            return made + DIGITS[(low + high) // 2]
        made += DIGITS[low]
        if high > low:  # below `after` from here on
            after = ""
    raise ValueError("no room")
