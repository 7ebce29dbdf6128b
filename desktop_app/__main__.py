"""`opmaat`: the application, or one of its commands. Commands are loaded when asked for, so the window is quick."""

import argparse
import gc
import importlib
import os
import sys
from collections.abc import Sequence
from types import TracebackType

COMMANDS = {
    "practice": "desktop_app.cli.practice",
    "forms": "desktop_app.cli.forms",
    "terms": "desktop_app.cli.terms",
    "pip": "desktop_app.cli.pip",
    "papers": "desktop_app.cli.papers",
    "translations": "desktop_app.cli.translations",
    "sounds": "desktop_app.cli.sounds",
    "doctor": "desktop_app.cli.doctor",
    "vault": "desktop_app.cli.vault",
}


CLOSED_PIPE = 128 + 13
"""What a shell calls the end by SIGPIPE."""


def report_crash(kind: type[BaseException], _error: BaseException, trace: TracebackType | None) -> None:
    """Say that something broke, without any value a person may have typed: type, file and line only."""
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    where = f"{trace.tb_frame.f_code.co_filename}:{trace.tb_lineno}" if trace else "?"
    sys.stderr.write(f"Opmaat is gestopt door een eigen fout: {kind.__name__} @ {where}\n")
    sys.stderr.write("Alles wat u heeft ingevuld, is bewaard. Start Opmaat opnieuw.\n")


def main(argv: Sequence[str] | None = None) -> int:
    """Run the application or a command; gives the exit code. A reader that went away (`| head`) ends it in silence."""
    sys.excepthook = report_crash
    try:
        try:
            return run(list(sys.argv[1:] if argv is None else argv))
        finally:
            if sys.stdout:
                sys.stdout.flush()
    except BrokenPipeError:
        if not leave_closed_pipe():
            raise
        return CLOSED_PIPE


def leave_closed_pipe() -> bool:
    """Whether the reader of what is printed has gone. The rest goes nowhere then, so that nothing complains at exit."""
    try:
        print(flush=True)  # noqa: T201 - an empty line tells, buffered or not
    except BrokenPipeError:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)
        return True
    return False


def run(words: list[str]) -> int:
    """What the words ask for; gives its exit code."""
    if not words:
        words = ["app"]
    if words[0] == "app":
        gc.disable()  # nothing to clear away while the program is read; `ui.qt.garbage` does it later
        return int(importlib.import_module("desktop_app.cli.app").run())
    parser = argparse.ArgumentParser(prog="opmaat", description="Brede intake en PIP. Zonder opdracht: het programma.")
    subparsers = parser.add_subparsers(dest="command", required=True, metavar="OPDRACHT")
    chosen = [words[0]] if words[0] in COMMANDS else list(COMMANDS)
    runs = {}
    for name in chosen:
        module = importlib.import_module(COMMANDS[name])
        module.add_parser(subparsers)
        runs[name] = module.run
    arguments = parser.parse_args(words)
    return int(runs[arguments.command](arguments))


if __name__ == "__main__":
    sys.exit(main())
