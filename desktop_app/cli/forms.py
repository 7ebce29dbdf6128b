"""`opmaat forms check | publish | play`: questionnaires from the command line."""

from __future__ import annotations

import argparse
import itertools
import json
import sys
import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

from desktop_app.cli import form_import
from desktop_app.forms import CorruptPackage, FormFault, Session, load_package
from desktop_app.forms.play import Trace, play
from desktop_app.forms.publish import Message, Unpublishable, check, child, condensed, publish
from desktop_app.forms.publish.widening import Words
from desktop_app.i18n.intake import spoken
from desktop_app.signing import KeyUnusable, key_id, make_key, read_key

IDENTITY = {"deviceid": "opmaat", "username": "opmaat", "phonenumber": "0", "email": "opmaat@opmaat.example"}
Subparsers = Any


def add_parser(subparsers: Subparsers) -> None:
    """Add `forms` with its own commands."""
    parser = subparsers.add_parser("forms", help="check, publish and play questionnaires")
    commands = parser.add_subparsers(dest="forms_command", required=True)
    checking = commands.add_parser("check", help="lint a questionnaire; 1 when it has errors")
    checking.add_argument("file", type=Path)
    checking.add_argument("--lenient", action="store_true", help="what --lenient of publish would say")
    checking.add_argument("--json", action="store_true")
    checking.add_argument("--previous", type=Path, help="package of the version before, to compare with")
    publishing = commands.add_parser("publish", help="make the package of a questionnaire")
    publishing.add_argument("file", type=Path)
    publishing.add_argument("--out", type=Path, required=True)
    publishing.add_argument("--lenient", action="store_true", help="carry tier 3 questions as plain text")
    publishing.add_argument("--key", type=Path, help="sign with this private key, made by `forms key new`")
    publishing.add_argument("--json", action="store_true")
    publishing.add_argument("--previous", type=Path, help="package of the version before, to compare with")
    for each in (checking, publishing):
        each.add_argument("--translations", type=Path, help="folder with catalogs of the questionnaire, by its places")
    playing = commands.add_parser("play", help="give a list of answers to a package")
    playing.add_argument("package", type=Path)
    playing.add_argument("--answers", type=Path, required=True)
    playing.add_argument("--json", action="store_true")
    form_import.add_parser(commands)
    keys = commands.add_parser("key", help="make the key that a publisher signs with")
    keys.add_argument("key_command", choices=["new"])
    keys.add_argument("file", type=Path)
    keys.add_argument("--name", default="Mijn gemeente", help="name of the publisher, for the laptops that trust it")
    hidden = commands.add_parser("compile-child")
    hidden.add_argument("file", type=Path)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Carry out one command: 0 done, 1 the questionnaire or package has errors, 2 a file cannot be read."""
    commands: dict[str, Callable[[argparse.Namespace], int]] = {
        "check": _check,
        "publish": _publish,
        "play": _play,
        "import": form_import.run,
        "key": _new_key,
        "compile-child": lambda given: child.main([str(given.file)]),
    }
    try:
        return commands[args.forms_command](args)
    except CorruptPackage as fault:
        print(f"{args.previous}: dit is geen pakket of het is beschadigd ({fault}). Kies het opnieuw.", file=sys.stderr)
        return 1
    except OSError as fault:
        print(f"{fault.filename}: {_reason(fault)}", file=sys.stderr)
        return 2


def _reason(fault: OSError) -> str:
    return next((words for kind, words in _REASONS.items() if isinstance(fault, kind)), f"lukt niet: {fault.strerror}")


_REASONS: dict[type[OSError], str] = {
    FileNotFoundError: "dit bestand bestaat niet. Controleer de naam.",
    FileExistsError: "dit bestand bestaat al. Kies een andere naam.",
    IsADirectoryError: "dit is een map. Kies een bestand.",
    NotADirectoryError: "dit is geen map. Kies een map.",
    PermissionError: "u hebt hier geen toegang toe. Kies een andere plaats of vraag om toegang.",
}


def _check(args: argparse.Namespace) -> int:
    messages = check(args.file, lenient=args.lenient, previous=args.previous, words=_words(args))
    if args.json:
        print(json.dumps([_plain(message) for message in messages], ensure_ascii=False, indent=1))
    else:
        for line in condensed(messages):
            print(line)
        errors = sum(message.severity == "error" for message in messages)
        print(f"{errors} fouten, {len(messages) - errors} opmerkingen")
    return 1 if any(message.severity == "error" for message in messages) else 0


def _words(args: argparse.Namespace) -> Words:
    return spoken(args.translations) if args.translations else {}


def _plain(message: Message) -> dict[str, str | int]:
    return {
        "sheet": message.sheet,
        "row": message.row,
        "column": message.column,
        "severity": message.severity,
        "code": message.code,
        "text_nl": message.text_nl,
    }


def _publish(args: argparse.Namespace) -> int:
    told: list[Message] = []
    try:
        key = read_key(args.key) if args.key else None
        target = publish(
            args.file,
            args.out,
            lenient=args.lenient,
            key=key,
            previous=args.previous,
            words=_words(args),
            tell=told.append,
        )
    except KeyUnusable as fault:
        print(f"{args.key}: {_KEYS[fault.args[0]]}", file=sys.stderr)
        return 2
    except Unpublishable as fault:
        if args.json:
            print(json.dumps({"package": None, "messages": [_plain(each) for each in fault.messages]}, indent=1))
        for line in () if args.json else condensed(fault.messages):
            print(line, file=sys.stderr)
        return 1
    if args.json:
        print(json.dumps({"package": str(target), "messages": [_plain(each) for each in told]}, indent=1))
        return 0
    for line in condensed(told):
        print(line, file=sys.stderr)
    print(target)
    return 0


_KEYS = {
    "mode": "anderen kunnen deze sleutel lezen. Maak het bestand alleen leesbaar voor uzelf (chmod 600).",
    "format": "dit is geen sleutel van `opmaat forms key new`.",
}


def _new_key(args: argparse.Namespace) -> int:
    """Make a private key; print the public half as the lines that make a laptop trust it."""
    public = bytes(make_key(args.file).verify_key)
    print("[[publishers]]")
    print(f'key_id = "{key_id(public)}"')
    print(f"name = {json.dumps(args.name, ensure_ascii=False)}")
    print(f'public_key = "{public.hex()}"')
    print(f"from = {datetime.now().astimezone().date().isoformat()}")
    return 0


def _play(args: argparse.Namespace) -> int:
    try:
        answers = _answers(args.answers)
    except (ValueError, RecursionError):
        print(f"{args.answers}: {_ANSWERS}", file=sys.stderr)
        return 1
    keys = itertools.count(1)
    try:
        trace = play(
            lambda: Session(
                load_package(args.package).definition,
                now=lambda: datetime.now().astimezone(),
                new_key=lambda: f"{next(keys):08x}-{time.time_ns():x}",
                identity=IDENTITY,
            ),
            answers,
            time.perf_counter,
        )
    except CorruptPackage as fault:
        print(f"{args.package}: dit is geen pakket of het is beschadigd ({fault}). Publiceer opnieuw.", file=sys.stderr)
        return 1
    except FormFault as fault:
        print(f"{args.package}: de antwoorden passen niet bij dit formulier ({fault}).", file=sys.stderr)
        return 1
    print(json.dumps(trace.as_json(), ensure_ascii=False, indent=1) if args.json else _summary(trace))
    return 0


def _answers(path: Path) -> list[tuple[str, str]]:
    """The list of `[reference, value]` pairs. Raises ValueError when it is something else."""
    given = json.loads(path.read_text(encoding="utf-8"))
    if not isinstance(given, list) or not all(_is_answer(each) for each in given):
        raise ValueError("answers")
    return [(each[0], str(each[1])) for each in given]


def _is_answer(given: object) -> bool:
    if not isinstance(given, list) or len(given) < 2:
        return False
    return isinstance(given[0], str) and isinstance(given[1], (str, int, float)) and not isinstance(given[1], bool)


_ANSWERS = 'dit zijn geen antwoorden. Verwacht wordt JSON: [["/data/vraag", "antwoord"], ...].'


def _summary(trace: Trace) -> str:
    lines = [f"{trace.form}: load {trace.load_ms:.1f} ms, {trace.relevant_at_start} relevant nodes"]
    for step in trace.steps:
        marks = ("" if step.accepted else " refused") + (" violation" if step.violation else "")
        lines.append(f"{step.ref} = {step.value}: {step.relevant} relevant, {step.ms:.2f} ms{marks}")
    if trace.language_switch_ms is not None:
        lines.append(f"language switch {trace.language_switch_ms:.2f} ms")
    return "\n".join([*lines, trace.final_instance])
