"""`opmaat terms --json < facts.json`: every term of the law with start, last day, article and state."""

import argparse
import json
import sys
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any

from desktop_app import places
from desktop_app.domain.law import Law, load
from desktop_app.domain.term_table import terms
from desktop_app.domain.term_texts import day_text
from desktop_app.domain.terms import FACT_NAMES, FactsInvalid, Term, facts_from_json

MISUSE = 2


def law_file() -> Path:
    """The newest law file that ships with the program."""
    return max((places.resources() / "law").glob("*.toml"))


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command to `opmaat`."""
    parser = subparsers.add_parser("terms", help="alle termijnen bij een aantal feiten")
    parser.add_argument("--json", action="store_true", help="uitvoer voor een programma")
    parser.add_argument("file", type=Path, nargs="?", help="bestand met feiten; zonder bestand: standaardinvoer")
    parser.add_argument("--law", type=Path, default=None, help="wetsbestand; standaard het nieuwste")


def run(args: argparse.Namespace) -> int:
    """Print the terms; 0 when the facts could be read, 2 when not."""
    try:
        data = json.loads(args.file.read_text(encoding="utf-8") if args.file else sys.stdin.read())
        law = load(args.law or law_file())
        rows = terms(facts_from_json(data), law)
    except FactsInvalid as error:
        return _refuse(f"Dit feit klopt niet: {error.params['fact']}.")
    except (OSError, ValueError) as error:
        return _refuse(f"De feiten zijn niet te lezen: {type(error).__name__}.")
    for name in sorted(data.keys() - FACT_NAMES):
        print(f"Onbekend feit, niet gebruikt: {name}", file=sys.stderr)
    _print(rows, law, as_json=args.json)
    return 0


def _refuse(text: str) -> int:
    print(text, file=sys.stderr)
    return MISUSE


def _print(rows: tuple[Term, ...], law: Law, *, as_json: bool) -> None:
    if as_json:
        print(json.dumps({"law": law.version, "terms": [as_row(row) for row in rows]}, ensure_ascii=False))
        return
    for row in rows:
        last = day_text(row.legal, year=True) if row.legal else "-"
        print(f"{row.id}  {row.state:15}{last:18}{row.article:18}{row.text}")


def as_row(term: Term) -> dict[str, Any]:
    """A term as a JSON object, days ISO."""
    values = asdict(term)
    return {name: value.isoformat() if isinstance(value, date) else value for name, value in values.items()}
