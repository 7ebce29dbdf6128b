"""`opmaat sounds status | check | pack`: recordings of the questionnaire: what is there, what is missing, one file."""

import argparse
import json
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from desktop_app.audio.coding import decode
from desktop_app.audio.package import LARGEST, SoundPackage, read_package
from desktop_app.audio.room import sound_room, today
from desktop_app.casework.recordings import Line, State, counts, lines, script
from desktop_app.casework.sound_ports import SoundRoom, SoundsDamaged
from desktop_app.cli.terms import MISUSE
from desktop_app.domain.errors import OpmaatError
from desktop_app.forms import FormDefinition
from desktop_app.i18n import words
from desktop_app.i18n.errors import explain
from desktop_app.i18n.formats import plain
from desktop_app.i18n.language import LANGUAGES
from desktop_app.installation import Installation, NotInstalled, find_configuration, read_installation
from desktop_app.materials import Materials
from desktop_app.places import resources, translations, vaults
from desktop_app.publishers import QUESTIONNAIRE
from desktop_app.trust import trusted


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command to `opmaat`."""
    parser = subparsers.add_parser("sounds", help="opnames van de vragen: wat er is, wat ontbreekt, pakket maken")
    commands = parser.add_subparsers(dest="action", required=True)
    showing = commands.add_parser("status", help="tabel per taal; met --missing elke tekst zonder goede opname")
    showing.add_argument("--language", help="alleen deze taal, zoals ti of fa-AF")
    showing.add_argument("--missing", action="store_true", help="noem de teksten die ontbreken of verouderd zijn")
    showing.add_argument("--json", action="store_true", help="uitvoer voor een programma")
    checking = commands.add_parser("check", help="is dit pakket heel, getekend en te horen")
    checking.add_argument("file", type=Path)
    checking.add_argument("--language", required=True)
    packing = commands.add_parser("pack", help="maak het getekende pakket van een taal")
    packing.add_argument("--language", required=True)
    packing.add_argument("--key", type=Path, required=True, help="sleutel van `opmaat forms key new`")
    packing.add_argument("--out", type=Path, required=True, help="bestand dat eindigt op .geluid")


def run(args: argparse.Namespace) -> int:
    """0 done, 1 the package is not good or nothing can be packed, 2 the language or the questionnaire is not there."""
    words.install(translations(), words.SOURCE)
    installation = _installation()
    try:
        form = Materials(resources(), installation, clock=lambda: datetime.now(UTC)).questionnaire().definition
    except OpmaatError as fault:
        return _fail(str(explain(fault)), MISUSE)
    known = [each.code for each in form.languages]
    if args.language and args.language not in known:
        return _fail(f"Taal {args.language} is niet bekend. Kies uit: {', '.join(known)}.", MISUSE)
    room = sound_room(installation, resources() / "forms")
    try:
        if args.action == "status":
            return _status(room, form, [args.language] if args.language else known, args)
        return _check(args, installation) if args.action == "check" else _pack(room, form, args)
    except OpmaatError as fault:
        return _fail(str(explain(fault)), 1)
    finally:
        room.card.close()


def _installation() -> Installation:
    """As functional management set it up; without that the usual folders."""
    file = find_configuration()
    try:
        if file is not None:
            return read_installation(file, vaults(), resources() / "themes")
    except NotInstalled:
        pass
    return Installation(vaults(), b"", Path())


def _status(room: SoundRoom, form: FormDefinition, languages: Sequence[str], args: argparse.Namespace) -> int:
    found = {code: lines(script(form, code).texts, room.studio.recordings(code)) for code in languages}
    if args.json:
        print(json.dumps([_row(code, each, missing=args.missing) for code, each in found.items()], ensure_ascii=False))
        return 0
    print(f"{'taal':<26}{'teksten':>10}{'opgenomen':>12}{'ontbreekt':>12}{'verouderd':>12}")
    for code, each in found.items():
        number = counts(each)
        name = f"{LANGUAGES[code].dutch} ({code})" if code in LANGUAGES else code
        columns = "".join(f"{number[state]:>12}" for state in State)
        print(f"{name:<26}{len(each):>10}{columns}")
    if args.missing:
        for code, each in found.items():
            for line in _open(each):
                print(f"{code}  {line.state:<10} {line.spoken.dutch}  |  {line.spoken.text}")
    return 0


def _open(found: Sequence[Line]) -> list[Line]:
    return [line for line in found if line.state is not State.OPGENOMEN]


def _row(code: str, found: Sequence[Line], *, missing: bool) -> dict[str, object]:
    row: dict[str, object] = {"language": code, "texts": len(found)}
    row |= {state.value: number for state, number in counts(found).items()}
    if missing:
        row["open"] = [
            {"state": line.state, "dutch": line.spoken.dutch, "text": line.spoken.text} for line in _open(found)
        ]
    return row


def _check(args: argparse.Namespace, installation: Installation) -> int:
    try:
        package = _read(args.file, args.language, installation)
    except OSError:
        return _fail("Opmaat kan dit bestand niet lezen. Controleer de plaats.", MISUSE)
    for clip in package.clips.values():
        decode(clip)
    print(f"In orde: {len(package.recordings)} opnames, getekend door {package.publisher}.")
    return 0


def _read(file: Path, language: str, installation: Installation) -> SoundPackage:
    if file.stat().st_size > LARGEST:
        raise SoundsDamaged
    verify = trusted(resources() / "forms", installation.publishers, today())
    return read_package(file.read_bytes(), QUESTIONNAIRE, language, verify=verify)


def _pack(room: SoundRoom, form: FormDefinition, args: argparse.Namespace) -> int:
    texts = [spoken.text for spoken in script(form, args.language).texts]
    packed = room.studio.pack(args.language, texts, key=args.key, target=args.out)
    print(f"{args.out.name}: {packed} opnames.")
    return 0


def _fail(text: str, code: int) -> int:
    print(plain(text), file=sys.stderr)
    return code
