"""Patterns of `regex()`: authors write them for Java and JavaScript, Python runs them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from desktop_app.forms.faults import TypeMismatch
from desktop_app.forms.xpath.ambiguity import can_hang

_PIECE = re.compile(r"\\.|.", re.DOTALL)
_SHORTHANDS = frozenset({r"\w", r"\W", r"\d", r"\D", r"\s", r"\S"})
SHORT = 20
_SET_SIGNS = frozenset("&|~-")


def as_python(pattern: str) -> str:
    """The same pattern as Python reads it.

    Elsewhere `[\\w-.]` holds a hyphen and `[[]` a bracket; Python sees a broken range, and warns of sets to come.
    """
    return "".join(_pieces(_PIECE.findall(pattern)))


def _pieces(pieces: list[str]) -> Iterator[str]:
    inside, opened = False, -1
    for at, piece in enumerate(pieces):
        before = pieces[at - 1] if at else ""
        after = pieces[at + 1] if at + 1 < len(pieces) else ""
        if not inside:
            inside, opened = piece == "[", at
        elif piece == "]" and at > opened + 1 + (pieces[opened + 1] == "^"):
            inside = False
        elif piece == "[" or (piece == "-" and before in _SHORTHANDS):
            piece = f"\\{piece}"
        elif piece in _SET_SIGNS and after == piece:
            piece = f"\\{piece}"
        yield piece


def holds(text: str, pattern: str) -> bool:
    """Is the pattern somewhere in the text? A pattern that can hang is tried on short texts only.

    Raises `TypeMismatch` for what is no pattern, and for a long text on a pattern that can hang.
    """
    if len(text) > SHORT and _is_slow(pattern):
        raise TypeMismatch(expected="short")
    return compile_pattern(pattern).search(text) is not None


@lru_cache(maxsize=1024)
def _is_slow(pattern: str) -> bool:
    try:
        return can_hang(as_python(pattern))
    except (re.error, OverflowError, RecursionError):
        return True


@lru_cache(maxsize=1024)
def compile_pattern(pattern: str) -> re.Pattern[str]:
    """A pattern of `regex()`. Raises `TypeMismatch` if it is none."""
    try:
        return re.compile(as_python(pattern))
    except (re.error, OverflowError, RecursionError):
        raise TypeMismatch(expected="regex") from None
