"""Running the parts one by one, each timed, in one temporary folder."""

import importlib
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from desktop_app.cli.checks.result import Result, State
from desktop_app.cli.selftest.expectation import Unexpected

PARTS = (
    ("Kluis", "vault", "keep_secrets"),
    ("Vragenlijst", "questions", "answer"),
    ("Publiceren", "questions", "publish_again"),
    ("Termijnen", "law", "reckon"),
    ("Dossier", "papers", "live"),
    ("Beschikking", "papers", "print_decision"),
    ("Twee talen", "papers", "print_bilingual"),
    ("Vertaling", "words", "translate"),
    ("Geluid", "sounds", "play"),
    ("Lijn", "line", "call"),
    ("Venster", "window", "open_window"),
)
"""Name on the line, module in this package, function. Parts of one module share a folder."""
PACKAGE = "desktop_app.cli.selftest"


def run_parts(seconds: Callable[[], float], broken: Callable[[Exception], str]) -> Iterator[Result]:
    """One result per part. `seconds`: a clock that only goes forward · `broken` puts an error into words."""
    with tempfile.TemporaryDirectory(prefix="opmaat-") as folder:
        for part, module, function in PARTS:
            own = Path(folder) / module
            own.mkdir(mode=0o700, exist_ok=True)
            begin, (state, text) = seconds(), (State.OK, "")
            try:
                text = getattr(importlib.import_module(f"{PACKAGE}.{module}"), function)(own)
            except Unexpected as error:
                state, text = State.MIS, error.what
            except Exception as error:
                state, text = State.MIS, broken(error)
            yield Result(f"Proef {part}", state, text, round(1000 * (seconds() - begin)))
