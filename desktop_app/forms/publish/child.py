"""The process apart that lets pyxform at a spreadsheet: under limits, one file in, one JSON object out."""

from __future__ import annotations

import contextlib
import io
import json
import sys
import warnings
from importlib.metadata import version
from pathlib import Path
from typing import Any

from desktop_app.forms.publish.complaints import complaint_about, complaints_of
from desktop_app.forms.publish.sheets import read_sheets

CPU_SECONDS = 60
MEMORY = 2_000_000_000
SCRATCH = 100_000_000
SHEETS = ("survey", "choices", "settings", "migrations")


def main(arguments: list[str]) -> int:
    """`arguments`: path of the spreadsheet with its right suffix. Writes the outcome to standard output."""
    _limit()
    with contextlib.redirect_stdout(io.StringIO()), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        outcome = compile_file(Path(arguments[0]))
    sys.stdout.write(json.dumps(outcome))
    return 0


def compile_file(path: Path) -> dict[str, Any]:
    """XForm XML, warnings and the rows of the sheets; or the errors; or why the file was refused."""
    from pyxform.xls2xform import convert  # noqa: PLC0415 - 0.4 s and 75 MB, in this process only

    outcome: dict[str, Any] = {
        "pyxform": version("pyxform"),
        "sheets": {},
        "warnings": [],
        "errors": [],
        "refused": "",
        "xform": None,
    }
    try:
        outcome["sheets"] = read_sheets(path, SHEETS)
    except MemoryError:
        outcome["refused"] = "memory"
    except Exception as fault:
        outcome["refused"] = "encrypted" if "encrypted" in f"{fault}" else "damaged"
    if outcome["refused"]:
        return outcome
    try:
        notes: list[str] = []
        converted = convert(path, warnings=notes, form_name="data", pretty_print=False)
        outcome["xform"], outcome["itemsets"] = converted.xform, converted.itemsets or ""
        outcome["warnings"] = [each for note in notes for each in complaints_of(note)]
    except MemoryError:
        outcome["refused"] = "memory"
    except Exception as fault:
        outcome["errors"] = complaint_about(fault)
    return outcome


def _limit() -> None:
    if sys.platform == "win32":
        return
    import resource  # noqa: PLC0415 - exists on Unix only

    for kind, most in (
        (resource.RLIMIT_CPU, CPU_SECONDS),
        (resource.RLIMIT_AS, MEMORY),
        (resource.RLIMIT_FSIZE, SCRATCH),
    ):
        resource.setrlimit(kind, (most, most))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
