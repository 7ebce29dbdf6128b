"""The whole plan as text: sections in order, with what the caseworker rewrote laid over what was made."""

from dataclasses import replace

from desktop_app.casework.dossier_file import DossierFile
from desktop_app.casework.plan_agreements import middle_sections
from desktop_app.casework.plan_changes import with_changes
from desktop_app.casework.plan_contents import SCHEMA, Kind, Paragraph, PlanContents, Section
from desktop_app.casework.plan_decision import first_sections
from desktop_app.casework.plan_rights import last_sections
from desktop_app.domain.pip import Pip
from desktop_app.i18n.words import N_

FIXED = frozenset({"kop", "gegevens", "besluit", "termijn", "bezwaar", "ondertekening"})
"""Sections the law words or that are reckoned: they follow the fields and cannot be rewritten."""

_PLAN = N_("Uw persoonlijk plan inburgering en participatie (PIP)")
_TITLES = {
    "advies": N_("Advies voor uw persoonlijk plan inburgering en participatie"),
    "eerste": _PLAN,
    "na_verhuizing": _PLAN,
}
_CHANGED = N_("Uw gewijzigde persoonlijk plan inburgering en participatie (PIP)")


def compose(file: DossierFile, *, soort: str, version: int) -> PlanContents:
    """What the draft of this dossier says. `soort` as in `PipVersie`; `version`: number it will have.

    All nineteen sections are there; one that does not apply has no paragraphs (`printable` leaves it out).
    """
    pip = file.pip or Pip()
    sections = (
        *first_sections(file, pip, soort=soort, version=version),
        *middle_sections(file, pip, soort=soort),
        *last_sections(file, pip, soort=soort),
    )
    return PlanContents(
        schema=SCHEMA,
        soort=soort,
        version=version,
        title=_TITLES.get(soort, _CHANGED),
        number=file.header.number,
        gemeente=file.wp.gemeente.name,
        language=file.header.language,
        dagtekening=pip.dagtekening.isoformat() if pip.dagtekening else "",
        law=file.wp.law.version,
        sections=with_changes(file, tuple(_rewritten(section, pip.teksten) for section in sections), soort=soort),
        leerroute=pip.leerroute.value if pip.leerroute else "",
        niveau=pip.niveau or "",
    )


def printable(contents: PlanContents) -> PlanContents:
    """Without the sections that say nothing: as it is adopted and printed."""
    return replace(contents, sections=tuple(section for section in contents.sections if section.paragraphs))


def editable(key: str) -> bool:
    """Whether a paragraph may be rewritten by the caseworker."""
    return key.partition(".")[0] not in FIXED


def _rewritten(section: Section, texts: dict[str, str]) -> Section:
    if section.key in FIXED or not texts:
        return section
    return replace(section, paragraphs=tuple(_own(paragraph, texts) for paragraph in section.paragraphs))


def _own(paragraph: Paragraph, texts: dict[str, str]) -> Paragraph:
    text = texts.get(paragraph.key, "").strip()
    if not text or paragraph.kind in (Kind.GOAL, Kind.ROW):
        return paragraph
    return replace(paragraph, message=text, params={}, edited=True)
