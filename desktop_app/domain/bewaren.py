"""How long data of a dossier are kept, and the core set (Bi 9.9; law.md 10.3)."""

from datetime import date
from enum import StrEnum

from desktop_app.domain.answer import Answer, AnswerState
from desktop_app.domain.calendar import same_day
from desktop_app.domain.dossier import Dossier
from desktop_app.domain.law import Law


class Bewaarklasse(StrEnum):
    """Classes of the law file. `DOSSIER`: everything that is in none of the others, health and free text among it
    (R-PRV-04) · `CONCEPT`: notes that were not used in the PIP (R-PRV-06)."""

    DOSSIER = "dossier"
    KERNSET = "kernset"
    LENING = "lening"
    CONCEPT = "concept"


def last_day(
    klasse: Bewaarklasse,
    dossier: Dossier,
    law: Law,
    *,
    eerste_pip: date | None = None,
    lening_klaar: date | None = None,
) -> date | None:
    """Last day this class may be kept (R-PRV-01, R-PRV-02, R-PRV-03, R-PRV-06); None while its clock has not begun.

    Death ends every keeping at once. `eerste_pip`: dagtekening · `lening_klaar`: paid, remitted or lapsed.
    """
    if dossier.dates.overleden:
        return dossier.dates.overleden
    begin = {
        Bewaarklasse.DOSSIER: dossier.dates.plicht_einde,
        Bewaarklasse.KERNSET: dossier.dates.plicht_einde,
        Bewaarklasse.LENING: lening_klaar,
        Bewaarklasse.CONCEPT: eerste_pip,
    }[klasse]
    return same_day(begin, law.bewaren[klasse].jaren) if begin else None


_REASONED = (AnswerState.PAST_NIET, AnswerState.WEET_NIET)
"""Answers whose note is their reason (`volledigheid`: "reden_nodig"): a part of the answer, no concept."""


def is_concept(answer: Answer) -> bool:
    """A note that no rule asks to keep: R-PRV-06 wants it to go at adoption if it was not used in the PIP. Whether it
    was, a person says: nothing in the file tells."""
    return bool(answer.note.strip()) and answer.state not in _REASONED


def kernset(dossier: Dossier, law: Law, **duo: str) -> dict[str, str]:
    """The core set of a closed dossier: the fields of the law file and no other, empty ones left out.

    `duo`: what only DUO tells (vrijstelling, ontheffing, schuld). Raises `KeyError` for a field that is not of the set.
    """
    birth = dossier.birth
    born = "-".join(f"{part:02}" for part in (birth.year, birth.month, birth.day) if part)
    ended = dossier.dates.plicht_einde
    known = {
        "bsn": dossier.bsn or "",
        "naam": f"{dossier.given_names} {dossier.surname}".strip(),
        "adres": dossier.address,
        "verblijf": dossier.place,
        "geboortedatum": born,
        "voldaan": ended.isoformat() if ended else "",
    }
    for name in (known | duo).keys() - set(law.bewaren[Bewaarklasse.KERNSET].velden):
        raise KeyError(name)
    return {name: value for name, value in (known | duo).items() if value}
