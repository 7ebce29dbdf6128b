"""A desk for tests: the vault in memory, the published questionnaire, the shipped law, a clock that stands."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import cache
from itertools import count
from typing import Any

from desktop_app.casework import dossiers, interviews, leerroutes, plans
from desktop_app.casework.intake_facts import page_of
from desktop_app.casework.workplace import User, Workplace
from desktop_app.domain.answer import AnswerState
from desktop_app.domain.dossier import Dates, Doelgroep
from desktop_app.domain.gemeente import Gemeente
from desktop_app.domain.law import load
from desktop_app.domain.leerbaarheidstoets import Leerbaarheidstoets, Uitslag
from desktop_app.domain.leerroute import Leerroute
from desktop_app.forms import Package, load_package
from desktop_app.places import resources
from tests.contract.memory_vault import MemoryVault

NOW = datetime(2026, 11, 24, 13, tzinfo=UTC)
TODAY = date(2026, 11, 24)
GEMEENTE = Gemeente(
    name="Voorbeeld",
    postadres="Postbus 1, 1234 AB Voorbeeld",
    digitaal="www.voorbeeld.example/bezwaar",
    telefoon="0800 1234",
    fg="fg@voorbeeld.example",
    rechtbank="rechtbank Midden-Nederland",
    hulp="het Juridisch Loket",
)
HAALBAAR = Leerbaarheidstoets(uitslag=Uitslag.HAALBAAR, behaalde_score=31, benodigde_score=28)
LAW = load(sorted((resources() / "law").glob("*.toml"))[-1])

FULL = {
    "start/opening/alleen_praten": "ja",
    "start/opening/recht_gewezen_op": "2026-11-23",
    "gezin/samenwonend": "partner",
    "gezin/kinderen_thuis": "nee",
    "talen/lezen_eigen_taal": "ja",
    "talen/latijns_alfabet": "nee",
    "talen/gesprek_nederlands": "woorden",
    "onderwijs/school_jaren": "geen",
    "onderwijs/opleiding_wens/wens_niveau": "nee",
    "werk/werk_gehad": "nee",
    "werk/werk_nu/werksituatie": "nee",
    "werk/werk_wens": "Werken in de zorg",
    "werk/meedoen_uren": "8_16",
    "werk/belemmering/belemmeringen": "taal",
    "gezondheid/lichaam": "niets",
    "gezondheid/zorgen_leren": "nee",
    "gezondheid/aanpassingen": "Korte pauzes",
    "zelfredzaamheid/afspraak_maken": "hulp",
    "zelfredzaamheid/post": "hulp",
    "zelfredzaamheid/hulp_nodig/hulp_bij": "post digitaal",
    "netwerk/taalmaatje": "wil",
    "afronding/lesplan/lesuren_per_week": "12",
    "afronding/voortgang/gesprekken_per_jaar": "3",
    "afronding/voortgang/gesprek_manier": "kantoor telefoon",
    "afronding/leerroute_wens/wens_route": "B",
    "afronding/leerroute_wens/wens_woorden": "Ik wil snel werken.",
}
"""A short but valid talk: everything T2 to T10 ask for, one language row added by `talk`."""


@cache
def package() -> Package:
    return load_package(sorted((resources() / "forms").glob("brede-intake-*.opmaat"))[-1])


def desk(**changed: Any) -> Workplace:
    ids = (f"0192f6c5-0000-7000-8000-{n:012d}" for n in count())

    def new_id() -> str:
        return next(ids)

    wp = Workplace(
        vault=MemoryVault(new_id),
        user=User("anja", "Anja de Wit", "noord"),
        clock=lambda: NOW,
        new_id=new_id,
        law=LAW,
        questionnaire=package(),
        gemeente=GEMEENTE,
    )
    return replace(wp, **changed)


def dossier(wp: Workplace, number: str = "2026-0433", **more: Any) -> str:
    """A new dossier of an asielstatushouder whose ten weeks began on 26 September."""
    given: dict[str, Any] = {
        "given_names": "Samira",
        "surname": "Al-Hamad",
        "doelgroep": Doelgroep.ASIELSTATUSHOUDER,
        "language": "ar",
        "dates": Dates(kennisgeving=date(2026, 9, 26)),
    }
    id, _ = dossiers.create(wp, number=number, **(given | more))
    return id


def talk(wp: Workplace, id: str, answers: Mapping[str, str], *, language_row: bool = True) -> None:
    """Answer questions through the real conversation; paths without `/data/`."""
    interview = interviews.open_interview(wp, id)
    for path, value in answers.items():
        interview.go(page_of(f"/data/{path}"))
        interviews.store(wp, id, interview.set_value(f"/data/{path}", value))
    if language_row:
        add_row(wp, id, "talen/taal", welke_taal="ar", spreken="goed")


def add_row(wp: Workplace, id: str, table: str, **columns: str) -> None:
    interview = interviews.open_interview(wp, id)
    interview.go(f"/data/{table}")
    interviews.store(wp, id, interview.add_row())
    row = interview.page.rows[-1].ref
    for name, value in columns.items():
        interviews.store(wp, id, interview.set_value(f"{row}/{name}", value))


def special(wp: Workplace, id: str, page: str, state: AnswerState, note: str = "") -> None:
    interview = interviews.open_interview(wp, id)
    interview.go(f"/data/{page}")
    interviews.store(wp, id, interview.special(state))
    if note:
        interviews.store(wp, id, interview.note(note))


def note(wp: Workplace, id: str, path: str, words: str) -> None:
    """Type a note beside a question; the whole path."""
    talk = interviews.open_interview(wp, id)
    talk.go(path)
    interviews.store(wp, id, talk.note(words))


def chosen(wp: Workplace, id: str) -> None:
    """A full talk, the toets and the choice the advice points to."""
    talk(wp, id, FULL)
    leerroutes.record_lbt(wp, dossier=id, lbt=HAALBAAR)
    leerroutes.choose(wp, dossier=id, leerroute=Leerroute.B1, wens=Leerroute.B1, wens_woorden="Ik wil snel werken.")


def drafted(wp: Workplace, id: str) -> None:
    """A draft without errors, dated today."""
    chosen(wp, id)
    plans.start(wp, dossier=id)
    for field, value in (
        ("begeleiding", "Elke maand belt de consulent."),
        ("intensiteit_weken", 60),
        ("dagtekening", TODAY),
        ("bekendmaking", TODAY),
    ):
        plans.set_field(wp, dossier=id, field=field, value=value)
