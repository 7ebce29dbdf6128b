"""The timeline of a dossier: everything with a day, oldest first, the same for every colleague."""

from dataclasses import fields, replace
from datetime import UTC, date, datetime

from desktop_app.casework import dossiers, leerroutes, overview, plans, talks
from desktop_app.casework.records import Seen
from desktop_app.domain.dossier import Dates
from desktop_app.domain.leerbaarheidstoets import Leerbaarheidstoets, Uitslag
from desktop_app.i18n.formats import plain
from desktop_app.ui.screens.dossier.moments import line
from tests.unit.casework.desk import TODAY, desk, dossier, drafted


def test_everything_with_a_day_stands_there_in_order() -> None:
    wp = desk()
    id = dossier(wp)
    drafted(wp, id)
    leerroutes.record_lbt(wp, dossier=id, lbt=Leerbaarheidstoets(Uitslag.HAALBAAR, 30, 28, date(2026, 10, 20)))
    plans.establish(wp, dossier=id)
    (row,) = plans.versions(wp, dossier=id)
    plans.seen(wp, dossier=id, seen=Seen(row.id, "papier", TODAY, "Anja de Wit", "ar"))
    talks.add(wp, dossier=id, day=date(2027, 5, 3))
    moments = overview.tasks(wp, id).timeline
    assert [moment.day for moment in moments] == sorted(moment.day for moment in moments)
    codes = [moment.code for moment in moments]
    assert [code for code in codes if code not in ("afspraak", "intake_afgerond")] == [
        "kennisgeving",
        "toets",
        "keuze",
        "pip",
        "verzonden",
        "gezien",
        "gesprek_gepland",
        "schakelgrens",
        "verlengen_kan",
        "termijn_einde",
    ]
    assert [moment.code for moment in moments if moment.to_come] == codes[codes.index("gesprek_gepland") :]


def test_a_talk_moves_to_the_day_it_was_held() -> None:
    wp = desk()
    id = dossier(wp)
    talk, _ = talks.add(wp, dossier=id, day=date(2026, 12, 30))
    later = replace(wp, clock=lambda: datetime(2027, 1, 20, 12, tzinfo=UTC))
    talks.change(later, dossier=id, talk=talk, field="gevoerd_op", value=date(2027, 1, 12))
    (held,) = [moment for moment in overview.tasks(later, id).timeline if moment.code.startswith("gesprek")]
    assert (held.code, held.day, held.params) == ("gesprek", date(2027, 1, 12), {"wie": "Anja de Wit"})


def test_every_date_of_a_dossier_has_its_words() -> None:
    """Each date but those that only lengthen a term; and each moment is a Dutch sentence, never a code."""
    wp = desk()
    id = dossier(wp)
    days = {
        field.name: TODAY
        for field in fields(Dates)
        if "date" in str(field.type) and field.name not in ("termijn_start", "termijn_eind_exclusief")
    }
    dossiers.change(wp, dossier=id, dates=days | {"plicht_start": date(2026, 9, 1), "kennisgeving": date(2026, 9, 2)})
    moments = overview.tasks(wp, id).timeline
    assert days.keys() - {moment.code for moment in moments} == {"informatie_ontvangen", "bijstand_vanaf"}
    said = [plain(line(moment).text) for moment in moments]
    assert all(text[0].isupper() and "_" not in text for text in said)
