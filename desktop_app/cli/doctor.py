"""`opmaat doctor`: is everything here that Opmaat needs? With `--selftest`: does it really work?

Prints no personal data and no paths: the output may be sent to whoever helps.
"""

import argparse
import importlib
import json
import re
import time
import traceback
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

from desktop_app.cli.checks.result import Result, State, wrong

CHECKS = {"versions": "Versies", "keys": "Sleutels", "machine": "Laptop", "materials": "Inhoud"}
"""Modules of `desktop_app.cli.checks`, loaded one by one: a library that is missing is one line, not the end."""


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command to `opmaat`."""
    parser = subparsers.add_parser("doctor", help="kijkt of alles er is; zonder persoonsgegevens")
    parser.add_argument("--json", action="store_true", help="uitvoer voor een programma")
    parser.add_argument("--selftest", action="store_true", help="probeert elk onderdeel echt, in een tijdelijke map")


def run(args: argparse.Namespace) -> int:
    """Print the diagnosis line by line; 1 when something is wrong."""
    results: list[Result] = []
    for result in diagnose(selftest=args.selftest):
        results.append(result)
        if not args.json:
            print(_line(result), flush=True)
    healthy = all(result.state is not State.MIS for result in results)
    if args.json:
        print(json.dumps({"healthy": healthy, "results": list(map(asdict, results))}, ensure_ascii=False))
    return 0 if healthy else 1


def diagnose(*, selftest: bool = False) -> Iterator[Result]:
    """All lines, as they become known."""
    for module, part in CHECKS.items():
        try:
            yield from importlib.import_module(f"desktop_app.cli.checks.{module}").check()
        except Exception as error:
            yield wrong(part, broken(error))
    if selftest:
        try:
            yield from importlib.import_module("desktop_app.cli.selftest.runner").run_parts(time.perf_counter, broken)
        except Exception as error:
            yield wrong("Zelftest", broken(error))


def report() -> str:
    """All lines at once, as text for who helps."""
    return "\n".join([*map(_line, diagnose()), ""])


def broken(error: Exception) -> str:
    """Where it broke, without what it says: a message may quote a path or an answer. A missing library is named."""
    if isinstance(error, ImportError):
        return f"Niet te laden: {Path(re.split(r' [(]|:', str(error))[0]).name}."
    last = traceback.extract_tb(error.__traceback__)[-1]
    return f"Gestopt met {type(error).__name__} in {Path(last.filename).name}, regel {last.lineno}."


def _line(result: Result) -> str:
    took = f" ({result.ms} ms)" if result.ms is not None else ""
    return f"{result.state:8}{result.part:20}{result.text}{took}"
