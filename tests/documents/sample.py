"""One invented plan with every kind of paragraph, for the tests of the papers."""

from dataclasses import replace
from datetime import date

from desktop_app.casework.plan_contents import Kind, Paragraph, Param, ParamKind, PlanContents, Section
from desktop_app.domain.leerroute import Leerroute


def typed(value: str) -> Param:
    return Param(ParamKind.TEXT, value)


def day(value: str) -> Param:
    return Param(ParamKind.DATE, value)


def row(key: str, label: str, value: Param) -> Paragraph:
    return Paragraph(key, Kind.ROW, label, {"value": value})


def says(key: str, message: str, /, **params: Param) -> Paragraph:
    return Paragraph(key, Kind.PARAGRAPH, message, params)


def written(key: str, message: str) -> Paragraph:
    return Paragraph(key, Kind.PARAGRAPH, message, edited=True)


GOAL = Paragraph(
    "ondersteuning.doel.1",
    Kind.GOAL,
    "{doel}",
    {
        "doel": typed("Werken in de zorg"),
        "client_doet": typed("U loopt een dag per week mee in het verpleeghuis."),
        "gemeente_doet": typed("Wij betalen de bus en de kinderopvang."),
        "wie": typed("Anja de Wit"),
        "vanaf": day("2027-01-11"),
        "tot": day("2027-07-09"),
        "gelukt_als": typed("U heeft zes maanden meegelopen."),
    },
)

PLAN = PlanContents(
    schema=1,
    soort="eerste",
    version=1,
    title="Uw persoonlijk plan inburgering en participatie (PIP)",
    number="2026-0433",
    gemeente="Waterdam",
    language="ar",
    dagtekening="2026-12-02",
    law="2026-04-02",
    sections=(
        Section(
            0,
            "kop",
            "Uw plan",
            "A",
            (
                row("kop.kenmerk", "Zaaknummer", typed("2026-0433")),
                row("kop.dagtekening", "Datum van dit besluit", day("2026-12-02")),
            ),
        ),
        Section(
            1,
            "gegevens",
            "Uw gegevens",
            "A",
            (
                row("gegevens.naam", "Naam", typed("Samira Al-Hamad")),
                row("gegevens.tel", "Telefoon", typed("06 1234 5678")),
            ),
        ),
        Section(
            2,
            "besluit",
            "Besluit",
            "A",
            (
                says(
                    "besluit.stelt_vast",
                    "Het college van burgemeester en wethouders van {gemeente} stelt vast:",
                    gemeente=typed("Waterdam"),
                ),
                Paragraph(
                    "besluit.1", Kind.DECISION, "U volgt de {route}.", {"route": Param(ParamKind.TERM, "B1-route")}
                ),
                Paragraph(
                    "besluit.2",
                    Kind.DECISION,
                    "U krijgt {uren} uur les per week. Dat duurt {weken} weken.",
                    {"uren": Param(ParamKind.NUMBER, 12), "weken": Param(ParamKind.NUMBER, 60)},
                ),
            ),
        ),
        Section(4, "waarom", "Waarom deze route", "A", (written("waarom.eigen", "U wilt in de zorg werken."),)),
        Section(
            6,
            "ondersteuning",
            "Ondersteuning en begeleiding",
            "B",
            (Paragraph("ondersteuning.kop", Kind.HEADING, "Uw doelen"), GOAL),
        ),
        Section(
            17,
            "bezwaar",
            "Als u het niet eens bent",
            "A",
            (
                says(
                    "bezwaar.laatste_dag",
                    "Wij verstuurden het op {verzonden}. De laatste dag is {laatste}.",
                    verzonden=day("2026-12-02"),
                    laatste=day("2027-01-13"),
                ),
                says("bezwaar.digitaal", "Het kan ook via internet: {web}.", web=typed("www.waterdam.example")),
            ),
        ),
    ),
)


def with_text(text: str) -> PlanContents:
    """The plan with an edited motivation."""
    sections = tuple(
        replace(each, paragraphs=(written("waarom.eigen", text),)) if each.key == "waarom" else each
        for each in PLAN.sections
    )
    return replace(PLAN, sections=sections)


def with_name(name: str) -> PlanContents:
    """The plan for someone with another name."""
    sections = tuple(
        replace(each, paragraphs=(row("gegevens.naam", "Naam", typed(name)),)) if each.key == "gegevens" else each
        for each in PLAN.sections
    )
    return replace(PLAN, sections=sections)


def with_web(address: str) -> PlanContents:
    """The last section of the plan, with another web address in a sentence."""
    section = PLAN.sections[-1]
    changed = says("bezwaar.digitaal", "Het kan ook via internet: {web}.", web=typed(address))
    return replace(PLAN, sections=(replace(section, paragraphs=(changed,)),))


EXTRACT = {
    "naam": "Samira Al-Hamad",
    "adres": "Kanaal 7, Oefenstad",
    "leerroute": Leerroute.B1,
    "intensiteit": {"uren_per_week": 12, "weken": 60},
    "termijn": {"begin": date(2026, 12, 3), "eind_exclusief": date(2029, 12, 3)},
    "wijzigingen": [{"dagtekening": date(2026, 12, 2), "leerroute": Leerroute.B1}],
}
"""What a school may know, as `domain.delen.for_school` makes it."""
