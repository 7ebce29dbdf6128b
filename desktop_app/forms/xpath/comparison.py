"""`=`, `!=`, `<`, `<=`, `>`, `>=`: XPath 1.0's rules, with dates as days.

Numbers that differ by less than `CLOSE` are equal, as in JavaRosa: 6.1 - 7.8 = -1.7.
"""

import operator
from collections.abc import Callable

from desktop_app.forms.xpath.dates import days_of
from desktop_app.forms.xpath.values import Value, text_number, to_boolean, to_number

Test = Callable[[float, float], bool]
CLOSE = 1e-12
ORDER: dict[str, Test] = {"<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge}


def equal(left: Value, right: Value) -> bool:
    """`=`: true when any pair of the two sides is equal."""
    return _matches(left, right, same=True)


def unequal(left: Value, right: Value) -> bool:
    """`!=`: true when any pair of the two sides differs; not the opposite of `=` for several nodes."""
    return _matches(left, right, same=False)


def ordered(test: Test, left: Value, right: Value) -> bool:
    """`<` and its kin, on numbers; true when any pair of nodes fits."""
    if isinstance(left, (str, float, int)):
        if isinstance(right, (str, float, int)):
            return test(to_number(left), to_number(right))
        number = to_number(left)
        return any(test(number, text_number(node.string_value())) for node in right)
    if isinstance(right, (str, float, int)):
        number = to_number(right)
        return any(test(text_number(node.string_value()), number) for node in left)
    numbers = [text_number(node.string_value()) for node in right]
    return any(test(text_number(node.string_value()), number) for node in left for number in numbers)


def _matches(left: Value, right: Value, *, same: bool) -> bool:
    if isinstance(left, bool) or isinstance(right, bool):
        return (to_boolean(left) == to_boolean(right)) is same
    if isinstance(left, (str, float, int)):
        if isinstance(right, (str, float, int)):
            return _simple(left, right) is same
        left, right = right, left
    if isinstance(right, (str, float, int)):
        return any(_simple(node.string_value(), right) is same for node in left)
    texts = [node.string_value() for node in right]
    return any(_simple(node.string_value(), text) is same for node in left for text in texts)


def _simple(left: str | float, right: str | float) -> bool:
    if isinstance(left, str) and isinstance(right, str):
        return left == right or (("T" in left) != ("T" in right) and _same_moment(left, right))
    one, other = to_number(left), to_number(right)
    return one == other or abs(one - other) < CLOSE


def _same_moment(left: str, right: str) -> bool:
    """A plain date against a date-time: equal when they are the same number of days, as `<` has it."""
    one, other = days_of(left), days_of(right)
    return one is not None and one == other
