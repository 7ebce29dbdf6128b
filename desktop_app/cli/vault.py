"""`opmaat vault`: what functional management does with a vault that is closed. Names no client and no path."""

import argparse
import getpass
import json
import sys
from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from desktop_app.desk import lockbox
from desktop_app.domain.errors import OpmaatError
from desktop_app.i18n.errors import explain
from desktop_app.installation import NotInstalled, find_configuration, read_installation
from desktop_app.places import resources, vaults
from desktop_app.vault.hardening import harden
from desktop_app.vault.lockbox import DirectoryLockbox
from desktop_app.vault.open_vault import OpenVault

Said = Mapping[str, Any]


def add_parser(subparsers: Any) -> None:
    """Add the command to `opmaat`."""
    parser = subparsers.add_parser("vault", help="kluizen op deze laptop: nakijken, herstellen, nieuwe sleutel")
    acts = parser.add_subparsers(dest="act", required=True, metavar="WAT")
    for name, (_act, told) in ACTS.items():
        each = acts.add_parser(name, help=told)
        each.add_argument("--json", action="store_true", help="uitvoer voor een programma")
        if name != "list":
            each.add_argument("vault", help="nummer uit `opmaat vault list`")
        if name == "recover":
            each.add_argument("--key", type=Path, action="append", required=True, help="bestand met 32 bytes; herhaal")
        if name == "restore":
            each.add_argument("--rescued", action="store_true", help="neem wat `rescue` heeft gered")


def run(args: argparse.Namespace) -> int:
    """0 when it is done and sound, 1 when it is refused or something is found, 2 without a configuration."""
    harden()
    file = find_configuration()
    try:
        box = lockbox(read_installation(file, vaults(), resources() / "themes")) if file else None
    except NotInstalled:
        box = None
    if box is None:
        print("Opmaat is nog niet ingericht op deze laptop (docs/operations.md).", file=sys.stderr)
        return 2
    try:
        said = ACTS[args.act][0](box, args)
    except OpmaatError as error:
        words = explain(error)
        if args.json:
            print(json.dumps({"ok": False, "code": error.code}))
        else:
            print(str(words), file=sys.stderr)
        return 1
    print(json.dumps(said, ensure_ascii=False) if args.json else _told(said))
    return 0 if said["ok"] else 1


def _list(box: DirectoryLockbox, _args: argparse.Namespace) -> Said:
    """Names of users, not of clients: as the unlock screen shows them."""
    found = [
        {
            "vault": entry.id,
            "user": entry.user_name,
            "practice": entry.practice,
            "backups": [_moment(at) for at in box.backups(entry.id)],
        }
        for entry in box.entries()
    ]
    return {"ok": True, "vaults": found}


def _check(box: DirectoryLockbox, args: argparse.Namespace) -> Said:
    """Every page, every row against the ledger, every trail against its chain."""
    vault = box.unlock(args.vault, _ask("Wachtwoord: "))
    try:
        vault.check()
        with vault.work() as work:
            broken = work.broken_trails()
        older = vault.find_replayed("opmaat vault check")
        sound = not older and not broken and "older_database" not in vault.notices
        return {"ok": sound, "notices": vault.notices, "older": len(older), "broken_trails": len(broken)}
    finally:
        vault.close()


def _restore(box: DirectoryLockbox, args: argparse.Namespace) -> Said:
    return _closed(box.restore(args.vault, _ask("Wachtwoord: "), rescued=args.rescued))


def _rescue(box: DirectoryLockbox, args: argparse.Namespace) -> Said:
    rescued = box.rescue(args.vault, _ask("Wachtwoord: "))
    return {"ok": not rescued.lost, "saved": rescued.saved, "damaged_tables": list(rescued.lost)}


def _rotate(box: DirectoryLockbox, args: argparse.Namespace) -> Said:
    old = _ask("Wachtwoord: ")
    return _closed(box.rotate(args.vault, old, _ask("Nieuw wachtwoord (leeg: hetzelfde): ") or old))


def _passphrase(box: DirectoryLockbox, args: argparse.Namespace) -> Said:
    box.change_passphrase(args.vault, _ask("Wachtwoord: "), _ask("Nieuw wachtwoord: "))
    return {"ok": True}


def _recover(box: DirectoryLockbox, args: argparse.Namespace) -> Said:
    held = [key.read_bytes() for key in args.key]
    return _closed(box.recover(args.vault, held, _ask("Nieuw wachtwoord: ")))


def _closed(vault: OpenVault) -> Said:
    vault.close()
    return {"ok": True, "notices": vault.notices}


def _ask(question: str) -> str:
    """From the keyboard without an echo; a program may send one line instead."""
    return getpass.getpass(question) if sys.stdin.isatty() else sys.stdin.readline().rstrip("\n")


def _moment(at: datetime) -> str:
    return at.isoformat(timespec="minutes")


def _told(said: Said) -> str:
    lines = [" · ".join(f"{name}: {value}" for name, value in each.items()) for each in said.get("vaults", ())]
    rest = {name: value for name, value in said.items() if name not in ("ok", "vaults")}
    lines += [f"{name}: {value}" for name, value in rest.items()]
    return "\n".join([*lines, "In orde." if said["ok"] else "Niet in orde."])


ACTS: dict[str, tuple[Callable[[DirectoryLockbox, argparse.Namespace], Said], str]] = {
    "list": (_list, "welke kluizen er zijn en van wanneer hun reservekopieën zijn"),
    "check": (_check, "kijk elke pagina, elke rij en elk spoor na"),
    "restore": (_restore, "zet de nieuwste goede reservekopie terug"),
    "rescue": (_rescue, "red wat leesbaar is uit een beschadigde kluis"),
    "rotate": (_rotate, "geef de kluis een nieuwe sleutel"),
    "passphrase": (_passphrase, "verander het wachtwoord"),
    "recover": (_recover, "open met de herstelsleutel en kies een nieuw wachtwoord"),
}
