"""The form engine on the shipped questionnaire, and the publisher in its process apart."""

import itertools
import zipfile
from datetime import UTC, datetime
from pathlib import Path

from desktop_app import places
from desktop_app.cli.selftest.expectation import expect
from desktop_app.forms import Session, load_package
from desktop_app.forms.archive import SIGNATURE
from desktop_app.forms.publish import publish
from desktop_app.i18n.intake import spoken

MOMENT = datetime(2026, 1, 5, 9, 30, tzinfo=UTC)
CHILDREN, PRESCHOOL = "/data/gezin/kind", "/data/gezin/vve"


def newest() -> Path:
    return max((places.resources() / "forms").glob("brede-intake-*.opmaat"))


def answer(_folder: Path) -> str:
    """Answers that open questions, a repeat, Dutch beside Arabic; the incremental run agrees with the full one."""
    definition = load_package(newest()).definition
    keys = itertools.count(1)
    session = Session(definition, now=lambda: MOMENT, new_key=lambda: f"proef-{next(keys)}")
    session.set_value("/data/gezin/kinderen_thuis", "ja")
    expect(not session.node(PRESCHOOL).relevant, "De vraag over voorschool ging te vroeg open.")
    session.add_repeat(CHILDREN)
    session.set_value(f"{session.node(CHILDREN).children[-1].ref}/geboortejaar", str(MOMENT.year - 3))
    expect(session.node(PRESCHOOL).relevant, "De vraag over voorschool ging niet open voor een kleuter.")
    dutch, arabic = (session.text("/data/gezin/kinderen_thuis", "label", code) for code in ("nl", "ar"))
    expect(dutch and arabic and dutch != arabic, "De vraag staat niet in twee talen klaar.")
    before = session.snapshot()
    session.full()
    expect(before == session.snapshot(), "Stap voor stap en in een keer geven een andere uitkomst.")
    restored = Session.restore(definition, session.serialise(keep_hidden=True), now=lambda: MOMENT, new_key=str)
    expect(restored.serialise() == session.serialise(), "De vragenlijst kwam anders terug uit bewaring.")
    return f"antwoord, rij, twee talen en herstel op {len(definition.fields)} velden."


def publish_again(folder: Path) -> str:
    """Compile the spreadsheet that ships along; the package must be the shipped one, byte for byte."""
    made = publish(places.resources() / "forms" / "brede-intake.xlsx", folder, words=spoken(places.translations()))
    expect(_unsigned(made) == _unsigned(newest()), "Opnieuw publiceren geeft een ander pakket.")
    return "het rekenblad opnieuw gepubliceerd: hetzelfde pakket, byte voor byte, op de handtekening na."


def _unsigned(package: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(package) as archive:
        return {name: archive.read(name) for name in archive.namelist() if name != SIGNATURE}
