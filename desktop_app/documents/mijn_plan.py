"""What stands on "Mijn plan": the few things to remember, each with a picture, taken from the plan itself."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from desktop_app.casework.plan_contents import Kind, Paragraph, PlanContents
from desktop_app.documents.layout import Layout

TILES: Sequence[tuple[str, tuple[str, ...]]] = (
    ("graduation-cap", ("besluit.route",)),
    ("book-open", ("besluit.intensiteit", "hoeveel.start", "hoeveel.school")),
    ("briefcase", ("besluit.pvt", "besluit.map", "besluit.participatie")),
    ("message-square-text", ("besluit.gesprekken", "gesprekken.gepland.1")),
    ("calendar", ("termijn.begin", "termijn.eind")),
    ("hand", ("bezwaar.wie", "bezwaar.laatste_dag")),
    ("phone", ("gesprekken.contact", "gesprekken.telefoon")),
)
"""Picture and paragraphs, in the order of a day: what, where, with whom, until when, and whom to call."""


def tiles(plan: PlanContents, layout: Layout, icons: Path, colour: str) -> list[dict[str, Any]]:
    """Tiles that have something to say, ready for the template. `icons`: folder of the pictures, drawn in
    `colour`."""
    known = {each.key: each for section in plan.sections for each in section.paragraphs}
    made = []
    for icon, keys in TILES:
        rows = list(_rows(layout, [known[key] for key in keys if key in known]))
        if rows:
            made.append({"icon": _picture(icons / f"{icon}.svg", colour), "rows": rows})
    return made


def person(plan: PlanContents) -> str:
    """The name as it stands in the plan, "" where there is none."""
    found = (each for section in plan.sections for each in section.paragraphs if each.key == "gegevens.naam")
    return next((str(each.params["value"].value) for each in found), "")


def _rows(layout: Layout, paragraphs: Sequence[Paragraph]) -> Iterator[dict[str, Any]]:
    for each in paragraphs:
        if each.kind is Kind.ROW:
            yield {"label": layout.words(each.message), "text": layout.value(each.params["value"])}
        else:
            yield {"label": None, "text": layout.text(each)}


def _picture(path: Path, colour: str) -> str:
    return path.read_text(encoding="utf-8").replace("currentColor", colour)
