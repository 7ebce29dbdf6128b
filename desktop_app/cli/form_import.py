"""`opmaat forms import`: a submission made elsewhere, taken into a form; answers are shown with `--json` only."""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import uuid4

from desktop_app.forms import (
    BrokenForm,
    CorruptPackage,
    FormDefinition,
    Parked,
    Session,
    import_submission,
    load_package,
    migrate_xml,
    renames_of,
)
from desktop_app.forms.parking import answers_of

REFUSED = {
    "xml": "dit is geen geldige XML. Vraag het bestand opnieuw op.",
    "doctype": "het bestand bevat een DOCTYPE. Dat mag niet. Vraag het bestand opnieuw op.",
    "size": "het bestand is te groot voor één inzending.",
    "depth": "het bestand heeft te veel lagen. Vraag het bestand opnieuw op.",
    "rows": "het bestand heeft te veel rijen voor één inzending.",
    "encrypted": "de inzending is versleuteld. Ontsleutel haar eerst op de server waar zij vandaan komt.",
    "root": "dit is een inzending van een ander formulier. Kies het pakket van dat formulier.",
    "form_id": "dit is een inzending van een ander formulier. Kies het pakket van dat formulier.",
}
REASONS = {
    "unknown": "staat niet in dit formulier",
    "removed": "de vraag bestaat niet meer",
    "retyped": "de vraag heeft nu een ander soort antwoord",
    "refused": "past niet bij het soort vraag",
    "choice_removed": "deze keuze bestaat niet",
    "filtered": "deze keuze past niet bij de andere antwoorden",
    "no_row": "de tabel heeft minder rijen",
    "calculated": "het formulier berekent iets anders",
}


def add_parser(commands: Any) -> None:
    """Add `import` to the commands of `forms`."""
    parser = commands.add_parser("import", help="take in a submission of Collect, Enketo or Kobo")
    parser.add_argument("package", type=Path)
    parser.add_argument("submission", type=Path)
    parser.add_argument("--made-with", type=Path, help="package of the older version the submission was made with")
    parser.add_argument("--json", action="store_true", help="print all answers and the instance")


def run(args: argparse.Namespace) -> int:
    """Carry out the command: 0 taken in, 1 refused. Raises OSError for a file that cannot be read."""
    at = args.package
    try:
        package = load_package(args.package)
        at = args.made_with or args.package
        older = load_package(args.made_with).definition if args.made_with else None
        at = args.submission
        session, parked = _take(args.submission.read_bytes(), package.definition, older, package.manifest)
    except CorruptPackage as fault:
        print(f"{at}: dit is geen pakket of het is beschadigd ({fault}). Publiceer opnieuw.", file=sys.stderr)
        return 1
    except BrokenForm as fault:
        words = REFUSED.get(str(fault.params["reason"]), "de inzending kan niet worden gelezen.")
        print(f"{at}: {words}", file=sys.stderr)
        return 1
    print(_everything(session, parked) if args.json else _summary(session, parked))
    return 0


def _take(
    xml: bytes, definition: FormDefinition, older: FormDefinition | None, manifest: dict[str, Any]
) -> tuple[Session, tuple[Parked, ...]]:
    if older is None:
        taken = import_submission(definition, xml, now=_now, new_key=_key)
        return taken.session, taken.parked
    moved = migrate_xml(xml, older, definition, renames_of(manifest), now=_now, new_key=_key)
    return moved.session, moved.parked


def _now() -> datetime:
    return datetime.now().astimezone()


def _key() -> str:
    return str(uuid4())


def _summary(session: Session, parked: tuple[Parked, ...]) -> str:
    taken = sum(bool(value) for value in answers_of(session).values())
    lines = [f"{session.definition.form_id}: {taken} antwoorden overgenomen, {len(parked)} apart bewaard"]
    places = Counter((each.path, each.reason) for each in parked)
    lines += [
        f"{path}: {REASONS[reason]}" + (f" ({times} keer)" if times > 1 else "")
        for (path, reason), times in places.items()
    ]
    return "\n".join(lines)


def _everything(session: Session, parked: tuple[Parked, ...]) -> str:
    found = {
        "form_id": session.definition.form_id,
        "version": session.definition.version,
        "answers": {ref: value for ref, value in answers_of(session).items() if value},
        "parked": [{"ref": each.ref, "value": each.value, "reason": each.reason} for each in parked],
        "instance": session.serialise(),
    }
    return json.dumps(found, ensure_ascii=False, indent=1)
