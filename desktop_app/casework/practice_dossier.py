"""The one invented dossier of a vault to practise in. Nobody in it exists, and no office hears of it."""

from datetime import timedelta

from desktop_app.casework import dossiers
from desktop_app.casework.dossier_file import today
from desktop_app.casework.workplace import Workplace
from desktop_app.domain.dossier import Dates, Doelgroep, PartialDate

DAYS_AGO = 14
"""How long ago the ten weeks began: the list is calm and the term still visible."""


def begin(wp: Workplace) -> str | None:
    """Id of the practice dossier when this made it; None when there is something in the vault already."""
    with wp.vault.work() as work:
        if work.find(kind="dossier"):
            return None
    told = today(wp) - timedelta(days=DAYS_AGO)
    dossier, _changes = dossiers.create(
        wp,
        number="OEFEN-1",
        given_names="Samira",
        surname="Voorbeeld",
        doelgroep=Doelgroep.ASIELSTATUSHOUDER,
        birth=PartialDate(1991, 3, 8),
        language="ar",
        interpreter="telefonisch",
        place="thuis",
        dates=Dates(plicht_start=told - timedelta(days=30), kennisgeving=told, inschrijving_huisvesting=told),
    )
    return dossier
