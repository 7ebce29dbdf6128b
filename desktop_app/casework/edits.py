"""Changing attributes of a stored value, checked against their types."""

from collections.abc import Mapping
from dataclasses import is_dataclass
from datetime import date
from enum import Enum
from typing import Any, TypeVar

from desktop_app.casework.records import from_body, to_body

T = TypeVar("T")


def edited(value: T, new: Mapping[str, Any]) -> T:
    """A copy with other attributes. They may be typed or as a screen gives them: ISO days, words for enums.

    Raises `cattrs.BaseValidationError`, or `ValueError` when a value cannot be stored at all.
    """
    return from_body(type(value), to_body(value) | {name: _lexical(each) for name, each in new.items()})


def _lexical(value: Any) -> Any:
    match value:
        case Enum():
            return value.value
        case date():
            return value.isoformat()
        case tuple() | list():
            return [_lexical(each) for each in value]
        case None | bool() | int() | str() | dict():
            return value
        case _ if is_dataclass(value) and not isinstance(value, type):
            return to_body(value)
        case _:
            raise ValueError(type(value).__name__)
