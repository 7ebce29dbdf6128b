"""The burgerservicenummer: nine digits that pass the 11-test, and nowhere in free text."""

import re

from stdnum.nl import bsn as number

_NINE_DIGITS = re.compile(r"(?<![\d])(?:\d[ .-]?){8}\d(?![\d])")


def valid(text: str) -> bool:
    """Whether `text` is a BSN: nine digits (spaces and dots allowed) that pass the 11-test."""
    return bool(number.is_valid(text)) and len(normal(text)) == 9


def normal(text: str) -> str:
    """The nine digits without separators; the text itself when it holds anything else."""
    digits = re.sub(r"[ .-]", "", text.strip())
    return digits if digits.isascii() and digits.isdigit() else text.strip()


def hidden_in(text: str) -> bool:
    """Whether free text holds a BSN, which may not stand there (law.md 7.13)."""
    return any(valid(found.group()) for found in _NINE_DIGITS.finditer(text))


def without(text: str) -> str:
    """The text with every BSN in it cut out."""
    return _NINE_DIGITS.sub(lambda found: "" if valid(found.group()) else found.group(), text)
