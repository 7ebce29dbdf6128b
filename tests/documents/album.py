"""All papers of three invented people, to be looked at: `python -m tests.documents.album FOLDER` (`make pdfs`).

Made by the real use cases on a vault in memory. Every page also as a picture, and an index.html of them all.
"""

import html
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pypdfium2

from desktop_app.casework import discussion, dossier_papers, dossiers, leerroutes, plans
from desktop_app.casework.dossier_papers import PaperRow
from desktop_app.casework.workplace import Workplace
from desktop_app.documents.printer import PlanPrinter
from desktop_app.domain.dossier import Appointment, Dates, Doelgroep, PartialDate
from desktop_app.domain.gemeente import load_gemeente
from desktop_app.domain.leerroute import Leerroute
from desktop_app.domain.pip import Doel
from desktop_app.i18n import words
from desktop_app.places import resources, translations
from tests.unit.casework.desk import FULL, HAALBAAR, TODAY, add_row, desk, dossier, talk

WIDTH = 900
"""Of a picture of a page, in pixels."""


@dataclass(frozen=True)
class Person:
    """`answers`: beside those of a full talk · `fields`: of the draft · `kept`: reason of a change, "" without one."""

    key: str
    title: str
    header: dict[str, Any]
    route: Leerroute
    wish: str
    goals: Sequence[Doel]
    answers: dict[str, str] = field(default_factory=dict)
    fields: dict[str, Any] = field(default_factory=dict)
    children: Sequence[dict[str, str]] = ()
    changed: str = ""


PEOPLE = (
    Person(
        key="asiel-z-ti",
        title="Asielstatushouder, zelfredzaamheidsroute, Tigrinya",
        header={
            "number": "2026-0501",
            "given_names": "Mehari",
            "surname": "Tesfay Gebremedhin",
            "doelgroep": Doelgroep.ASIELSTATUSHOUDER,
            "language": "ti",
            "interpreter": "telefonisch",
            "birth": PartialDate(1974),
            "bsn": "999990019",
            "address": "Zuiderdijk 4, 8001 BC Oefenstad",
            "dates": Dates(kennisgeving=date(2026, 9, 26), bijstand_vanaf=date(2026, 10, 1)),
        },
        route=Leerroute.Z,
        wish="Ik wil met mijn handen werken.",
        answers={"talen/lezen_eigen_taal": "nee", "werk/werk_wens": "Werken in de tuinbouw"},
        fields={"participatie_uren": 800, "pw_besluiten": "Besluit bijstand van 1 oktober 2026", "z_examen_wens": ""},
        goals=(
            Doel("Werken in de tuinbouw", "", "U loopt een dag mee.", "Wij bellen het bedrijf.", "Anja de Wit",
                 date(2027, 1, 11), date(2027, 4, 2), "U liep vijf keer mee."),
            Doel("Ik begrijp mijn post", "", gemeente_doet="Wij lezen samen uw post.", wie="Maatje"),
        ),
    ),
    Person(
        key="gezin-b1-tr",
        title="Gezinsmigrant, B1-route, Turks; daarna gewijzigd",
        header={
            "number": "2026-0502",
            "given_names": "Zeynep",
            "surname": "Yıldız-Öztürk",
            "doelgroep": Doelgroep.GEZINSMIGRANT,
            "language": "tr",
            "birth": PartialDate(1995, 4, 23),
            "bsn": "999990019",
            "address": "Kanaalweg 112, 8002 DE Oefenstad",
            "dates": Dates(kennisgeving=date(2026, 9, 26)),
        },
        route=Leerroute.B1,
        wish="Ik wil in de zorg werken.",
        goals=(Doel("Werken in de zorg", "", "U vraagt informatie bij het ziekenhuis.", "", "Zeynep"),),
        fields={"intensiteit_weken": None, "pw_besluiten": ""},
        changed="U leert sneller dan wij dachten. Daarom spreken wij elkaar minder vaak.",
    ),
    Person(
        key="asiel-onderwijs-ar",
        title="Asielstatushouder, onderwijsroute, Arabisch, met kinderen",
        header={
            "number": "2026-0503",
            "given_names": "Samira",
            "surname": "Al-Hamad",
            "doelgroep": Doelgroep.ASIELSTATUSHOUDER,
            "language": "ar",
            "interpreter": "op_locatie",
            "birth": PartialDate(2000, 5),
            "bsn": "999990019",
            "address": "Marktplein 1, 8001 AA Oefenstad",
            "dates": Dates(kennisgeving=date(2026, 9, 26), bijstand_vanaf=date(2026, 10, 1)),
        },
        route=Leerroute.ONDERWIJS,
        wish="Ik wil apotheker worden.",
        answers={"gezin/kinderen_thuis": "ja", "onderwijs/school_jaren": "meer_12", "talen/latijns_alfabet": "ja",
                 "onderwijs/opleiding_wens/wens_niveau": "hbo"},
        children=({"geboortejaar": "2023"}, {"geboortejaar": "2019"}),
        fields={"vve_afspraken": "Yara gaat vier dagdelen naar peuteropvang De Vlinder.\nNoor gaat naar groep 3.",
                "pw_besluiten": "Besluit bijstand van 1 oktober 2026", "map_uren": None},
        goals=(Doel("Een hbo-opleiding farmacie", "", "U vraagt uw diploma na.", "Wij betalen de vertaling.", "",
                    date(2027, 1, 4), None, "Uw diploma is gewaardeerd."),),
    ),
)  # fmt: skip


def prepared(person: Person) -> tuple[Workplace, str]:
    """A dossier with a talk, a choice and an adopted plan; a changed one where there is a reason."""
    wp = desk(gemeente=load_gemeente(resources() / "themes" / "oefenstad.toml"))
    id = dossier(wp, **person.header)
    talk(wp, id, FULL | person.answers, language_row=False)
    add_row(wp, id, "talen/taal", welke_taal=person.header["language"], spreken="goed")
    for child in person.children:
        add_row(wp, id, "gezin/kind", **child)
    leerroutes.record_lbt(wp, dossier=id, lbt=HAALBAAR)
    leerroutes.choose(
        wp, dossier=id, leerroute=person.route, wens=person.route, wens_woorden=person.wish,
        motivering="Dit past bij wat u kunt en wilt.", onderwijsroute_onderzocht="Wij spraken over een opleiding.",
    )  # fmt: skip
    plans.start(wp, dossier=id)
    dossiers.change(wp, dossier=id, appointment=Appointment(datetime.fromisoformat("2026-12-10T10:30"), "Gemeentehuis"))
    for goal in person.goals:
        plans.add_goal(wp, dossier=id, doel=goal)
    common = {
        "begeleiding": "Elke maand belt uw contactpersoon.",
        "intensiteit_weken": 60,
        "lesplaats": "Lesgebouw De Brug, Emmeloord",
        "cursusinstelling": "Taalschool Noord",
        "start_lessen": date(2027, 1, 11),
        "dagtekening": TODAY,
        "bekendmaking": TODAY,
    }
    for name, value in (common | person.fields).items():
        plans.set_field(wp, dossier=id, field=name, value=value)
    adopt(wp, id)
    if person.changed:
        for name, value in (("wijziging_reden", person.changed), ("voortgangsgesprekken", 3)):
            plans.set_field(wp, dossier=id, field=name, value=value)
        adopt(wp, id)
    return wp, id


def adopt(wp: Workplace, id: str) -> None:
    errors = [each.text for each in plans.findings(wp, dossier=id) if each.severity == "error"]
    if errors:
        raise SystemExit("\n".join(errors))
    plans.establish(wp, dossier=id)


def papers(wp: Workplace, id: str) -> Iterator[tuple[str, bytes]]:
    """File name and content of everything that can be made of a dossier."""
    printer = PlanPrinter(resources())
    for row in dossier_papers.papers(wp, dossier=id):
        for kind in row.kinds:
            made = discussion.paper(wp, printer, dossier=id, contents=row.contents, kind=kind)
            yield name_of(row, kind.value, made), made


def name_of(row: PaperRow, kind: str, made: bytes) -> str:
    ending = "pdf" if made.startswith(b"%PDF") else "ics"
    return f"{row.soort or 'concept'}-{row.nummer}-{kind}.{ending}" if row.nummer else f"{kind}.{ending}"


def pictures(pdf: bytes, place: Path) -> list[Path]:
    """Every page as a PNG beside the PDF."""
    document = pypdfium2.PdfDocument(pdf)
    made = []
    try:
        for number, page in enumerate(document, start=1):
            path = place.with_name(f"{place.stem}-{number}.png")
            page.render(scale=WIDTH / page.get_width()).to_pil().save(path)
            made.append(path)
    finally:
        document.close()
    return made


def main(folder: Path) -> None:
    words.install(translations(), "nl")
    lines = ["<!doctype html><html lang=nl><meta charset=utf-8><title>Documenten van Opmaat</title>",
             "<style>body{font:16px sans-serif;margin:2em}img{width:420px;border:1px solid #ccc;margin:4px}</style>",
             "<h1>Documenten van drie verzonnen mensen</h1>"]  # fmt: skip
    for person in PEOPLE:
        lines.append(f"<h2>{html.escape(person.title)}</h2>")
        wp, id = prepared(person)
        place = folder / person.key
        place.mkdir(parents=True, exist_ok=True)
        for name, made in papers(wp, id):
            file = place / name
            file.write_bytes(made)
            lines.append(f'<h3><a href="{person.key}/{name}">{name}</a></h3>')
            if name.endswith(".pdf"):
                lines += [f'<img loading=lazy src="{person.key}/{each.name}" alt="{each.stem}">'
                          for each in pictures(made, file)]  # fmt: skip
            else:
                lines.append(f"<pre>{html.escape(made.decode())}</pre>")
    (folder / "index.html").write_text("\n".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
