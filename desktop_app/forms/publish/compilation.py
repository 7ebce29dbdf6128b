"""From a file to XForm XML: guard first, then pyxform in a process of its own."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Any

from desktop_app.forms.publish.compiler_messages import Complaint
from desktop_app.forms.publish.guard import FileKind, inspect
from desktop_app.forms.publish.messages import RefusedFile
from desktop_app.forms.publish.sheets import Row
from desktop_app.forms.publish.widening import Words, widen

SECONDS = 90
NO_WORDS: Words = MappingProxyType({})
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>\s*")


@dataclass(frozen=True, slots=True)
class Compilation:
    """`xform`: None when pyxform refused, with its `errors` · `sheets`: rows per sheet · `source`: the file itself.

    `itemsets`: the sheet external_choices as csv, blank without one.
    """

    kind: FileKind
    source: bytes
    xform: str | None
    errors: tuple[Complaint, ...] = ()
    warnings: tuple[Complaint, ...] = ()
    sheets: dict[str, list[Row]] = field(default_factory=dict)
    pyxform: str = ""
    itemsets: str = ""


def compile_form(path: Path, *, seconds: float = SECONDS, words: Words = NO_WORDS) -> Compilation:
    """Compile a spreadsheet, or take a compiled XForm as it is. Raises `RefusedFile`, OSError if it is not there.

    `words`: translations kept beside an .xlsx.
    """
    data = path.read_bytes()
    kind = inspect(data)
    if kind == "xml":
        return Compilation(kind, data, _decoded(data))
    with tempfile.TemporaryDirectory(prefix="opmaat-") as folder:
        copy = Path(folder) / f"{path.stem}.{kind}"
        copy.write_bytes(data)
        if words and kind == "xlsx":
            widen(copy, words)
        outcome = _run_child(copy, seconds)
    if outcome["refused"]:
        raise RefusedFile(reason=outcome["refused"])
    return Compilation(
        kind=kind,
        source=data,
        xform=outcome["xform"],
        errors=tuple(Complaint(**each) for each in outcome["errors"]),
        warnings=tuple(Complaint(**each) for each in outcome["warnings"]),
        sheets=outcome["sheets"],
        pyxform=outcome["pyxform"],
        itemsets=outcome.get("itemsets", ""),
    )


def _decoded(data: bytes) -> str:
    """A compiled form as text. What the file says of its own encoding is left out: it must be UTF-8."""
    try:
        return _DECLARATION.sub("", data.decode("utf-8-sig"), count=1)
    except UnicodeDecodeError as fault:
        raise RefusedFile(reason="encoding") from fault


def child_command() -> list[str]:
    """How to start the child: a module, or this very program when it is frozen."""
    if getattr(sys, "frozen", False):
        return [sys.executable, "forms", "compile-child"]
    return [sys.executable, "-m", "desktop_app.forms.publish.child"]


def _run_child(path: Path, seconds: float) -> dict[str, Any]:
    try:
        done = subprocess.run(  # noqa: S603 - our own interpreter and a file of ours, no shell
            [*child_command(), str(path)], capture_output=True, timeout=seconds, check=False
        )
    except subprocess.TimeoutExpired as fault:
        raise RefusedFile(reason="time") from fault
    if done.returncode != 0:
        raise RefusedFile(reason="time" if done.returncode in {-24, -9} else "crash")
    return dict(json.loads(done.stdout))
