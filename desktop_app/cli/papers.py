"""`opmaat papers verify FILE`: is this paper as the municipality sealed it? `passphrase`: keep that of the seal."""

import argparse
import getpass
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from desktop_app.cli.terms import MISUSE
from desktop_app.documents.seal import KEYRING
from desktop_app.documents.seal_check import Checked, NotAPaper, Verdict, check
from desktop_app.i18n.formats import long_date
from desktop_app.i18n.words import SOURCE
from desktop_app.installation import NotInstalled, find_configuration, read_installation
from desktop_app.places import resources, vaults

EXIT = {Verdict.GELDIG: 0, Verdict.ONBEKEND: 1, Verdict.VERANDERD: 1, Verdict.GEEN: 1}


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command to `opmaat`."""
    parser = subparsers.add_parser("papers", help="het waarmerk van een document controleren")
    actions = parser.add_subparsers(dest="action", required=True)
    verifying = actions.add_parser("verify", help="is dit document nog zoals de gemeente het maakte")
    verifying.add_argument("file", type=Path)
    verifying.add_argument("--trusted", type=Path, action="append", help="certificaat (PEM) van een bekende gemeente")
    verifying.add_argument("--json", action="store_true", help="uitvoer voor een programma")
    actions.add_parser("passphrase", help="het wachtwoord van het waarmerk bewaren in de sleutelbos van het systeem")


def run(args: argparse.Namespace) -> int:
    """0 when the paper is valid or the passphrase was kept, 1 when not, 2 when something cannot be read."""
    return _passphrase() if args.action == "passphrase" else _verify(args.file, args.trusted, as_json=args.json)


def _verify(file: Path, trusted: Sequence[Path] | None, *, as_json: bool) -> int:
    try:
        found = check(file.read_bytes(), trusted if trusted is not None else _known())
    except NotAPaper:
        return _fail("Dit bestand is geen goede pdf.")
    except (OSError, ValueError) as error:
        return _fail(f"Opmaat kan een bestand niet lezen: {type(error).__name__}. Controleer de plaats.")
    if as_json:
        at = found.at.isoformat() if found.at else None
        print(json.dumps({"verdict": found.verdict.value, "signer": found.signer, "at": at}, ensure_ascii=False))
    else:
        print(said(found))
    return EXIT[found.verdict]


def said(found: Checked) -> str:
    """The verdict in plain Dutch."""
    when = f" op {long_date(found.at.date(), SOURCE)}" if found.at else ""
    return {
        Verdict.GELDIG: f"Geldig. {found.signer} waarmerkte dit document{when}. Er is daarna niets veranderd.",
        Verdict.ONBEKEND: f"Onbekend. {found.signer} waarmerkte dit document{when}. Er is daarna niets veranderd. "
        "Opmaat kent deze afzender niet. Vraag de gemeente of dit klopt.",
        Verdict.VERANDERD: "Veranderd. Dit document is niet meer zoals het was. Vertrouw het niet. "
        "Vraag de gemeente om een nieuw exemplaar.",
        Verdict.GEEN: "Geen waarmerk. Opmaat kan niet zeggen of dit document van de gemeente is.",
    }[found.verdict]


def _known() -> tuple[Path, ...]:
    """Certificates that functional management named on this laptop."""
    file = find_configuration()
    try:
        return read_installation(file, vaults(), resources() / "themes").trusted if file else ()
    except NotInstalled:
        return ()


def _passphrase() -> int:
    import keyring  # noqa: PLC0415
    from keyring.errors import KeyringError  # noqa: PLC0415

    file = find_configuration()
    try:
        seal = read_installation(file, vaults(), resources() / "themes").seal if file else None
    except NotInstalled:
        seal = None
    if seal is None:
        return _fail("In opmaat.toml staat geen waarmerk. Zet daar eerst [seal] met pkcs12 in.")
    words = getpass.getpass("Wachtwoord van het waarmerk: ")
    try:
        keyring.set_password(KEYRING, str(seal), words)
    except KeyringError:
        return _fail("De sleutelbos van het systeem doet het niet. Er is niets bewaard.")
    print("Het wachtwoord staat in de sleutelbos van het systeem.")
    return 0


def _fail(text: str) -> int:
    print(text, file=sys.stderr)
    return MISUSE
