"""What pyxform said, taken apart in the process where pyxform runs: which of its errors, about what, in which row."""

from __future__ import annotations

import re
from collections.abc import Iterator
from string import Formatter
from types import TracebackType
from typing import Any

Plain = dict[str, Any]
"""`text`: pyxform's own words · `kind`: class of the exception, "" for a warning · `id`: pyxform's code, "" if it has
none · `params`: what it filled in · `row`: row that was being read, 0 if unknown · `name`: question being made ·
`sheet`: sheet being read."""


def complaints_of(text: str) -> Iterator[Plain]:
    """One per line of a warning, when every line is a message of its own."""
    lines = [line for line in text.splitlines() if line.strip()]
    recognised = [_recognised(line) for line in lines]
    if len(lines) > 1 and all(id_ or _PER_LINE.match(line) for line, (id_, _) in zip(lines, recognised, strict=True)):
        for line, (id_, params) in zip(lines, recognised, strict=True):
            yield _plain(line, id_, params)
    else:
        yield _plain(text, *_recognised(" ".join(lines)))


def complaint_about(fault: BaseException) -> list[Plain]:
    """An exception, with the row and the question it was raised at."""
    place = _place(fault.__traceback__)
    kind = type(fault).__name__
    found = list(complaints_of(f"{fault}")) or [_plain("", "", {})]
    return [each | {"kind": kind, **place} for each in found]


_PER_LINE = re.compile(r"Language '")


def _plain(text: str, id_: str, params: dict[str, str]) -> Plain:
    return {"text": text, "kind": "", "id": id_, "params": params, "row": 0, "name": "", "sheet": ""}


def _recognised(text: str) -> tuple[str, dict[str, str]]:
    """pyxform fills its templates in before it raises them; this reads them back."""
    for id_, pattern in _templates():
        found = pattern.match(text)
        if found is not None:
            return id_, found.groupdict()
    return "", {}


def _templates() -> list[tuple[str, re.Pattern[str]]]:
    from pyxform.errors import ErrorCode  # noqa: PLC0415 - in this process only

    if not _PATTERNS:
        _PATTERNS.extend((code.name, _pattern(code.value.msg)) for code in ErrorCode)
    return _PATTERNS


_PATTERNS: list[tuple[str, re.Pattern[str]]] = []


def _pattern(template: str) -> re.Pattern[str]:
    parts, seen = [], set()
    for words, field, _, _ in Formatter().parse(" ".join(template.split())):
        parts.append(re.escape(words))
        if field is not None:
            parts.append(f"(?P={field})" if field in seen else f"(?P<{field}>.*?)")
            seen.add(field)
    return re.compile("".join(parts), re.DOTALL)


def _place(trace: TracebackType | None) -> Plain:
    """Row, question and sheet in the innermost frame of pyxform that knows them."""
    place: Plain = {}
    while trace is not None:
        known = trace.tb_frame.f_locals
        for what, found in (("row", _row(known)), ("name", _name(known.get("self"))), ("sheet", _sheet(known))):
            if found:
                place[what] = found
        trace = trace.tb_next
    return place


def _row(known: Plain) -> int:
    found = known.get("row_number", known.get("row_num"))
    return found if isinstance(found, int) else 0


def _name(element: object) -> str:
    own = getattr(element, "name", None)
    return own if type(element).__module__.startswith("pyxform.") and isinstance(own, str) and own != "data" else ""


def _sheet(known: Plain) -> str:
    """A worksheet of either library that is being read."""
    found = next((each for each in known.values() if type(each).__name__ in _WORKSHEETS), None)
    return str(getattr(found, "title", getattr(found, "name", ""))).strip().lower()


_WORKSHEETS = frozenset({"ReadOnlyWorksheet", "Worksheet", "Sheet"})
