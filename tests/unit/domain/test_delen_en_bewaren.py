"""Who gets what, and how long it is kept: built from the whitelist of the law file, proved with canaries."""

import json
from dataclasses import fields, replace
from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.answer import Answer, AnswerState
from desktop_app.domain.bewaren import Bewaarklasse, is_concept, kernset, last_day
from desktop_app.domain.delen import NotShared, allowed, for_new_gemeente, for_school
from desktop_app.domain.dossier import Appointment, Dates, Doelgroep, Dossier, PartialDate
from desktop_app.domain.leerroute import Leerroute
from desktop_app.domain.pip import Pip, PipVersie
from desktop_app.domain.pip_chain import link
from tests.unit.domain.law_data import LAW

D = date.fromisoformat
CANARY = "KANARIE"


def planted(made: Any, keep: set[str]) -> Any:
    """`made` with a canary in every text that is not to be shared."""
    texts = {field.name for field in fields(made) if isinstance(getattr(made, field.name), str)} - keep
    return replace(made, **{name: f"{CANARY}-{name}" for name in texts})


DOSSIER: Dossier = replace(
    planted(
        Dossier(
            number="",
            given_names="Samira",
            surname="Al-Hamad",
            doelgroep=Doelgroep.ASIELSTATUSHOUDER,
            law="",
            address="Kanaal 7, Emmeloord",
        ),
        {"given_names", "surname", "address", "doelgroep"},
    ),
    bsn="999990019",
    v_number="2738465019",
    birth=PartialDate(1994, 3, 17),
    appointment=Appointment(datetime(2026, 11, 27, 9), CANARY),  # noqa: DTZ001 - a wall-clock agreement
    afgevinkt=(CANARY,),
)
PIP: Pip = replace(
    planted(Pip(leerroute=Leerroute.B1, intensiteit_uren_per_week=12, intensiteit_weken=60), set()),
    leerroute=Leerroute.B1,
    niveau=CANARY,
    teksten={"waarom": CANARY},
)


def chain(*routes: str) -> list[PipVersie]:
    made: list[PipVersie] = []
    for place, route in enumerate(routes):
        inhoud: dict[str, object] = {"sections": [CANARY], **({"leerroute": route} if route else {})}
        day = date(2026, 1, 1 + place)
        soort = "advies" if route == "advies" else "eerste"
        made.append(link(made, soort=soort, dagtekening=day, bekendmaking=day, door=CANARY, op="", inhoud=inhoud))
    return made


def written(made: object) -> str:
    return json.dumps(made, default=str, ensure_ascii=False)


def test_a_school_gets_exactly_what_the_decree_names() -> None:
    """Bi 9.2 lid 3: name and address, leerroute, intensity, termijn and changes."""
    extract = for_school(DOSSIER, PIP, chain("B", "O", ""), (D("2026-01-02"), D("2029-01-02")), LAW)
    assert extract == {
        "naam": "Samira Al-Hamad",
        "adres": "Kanaal 7, Emmeloord",
        "leerroute": Leerroute.B1,
        "intensiteit": {"uren_per_week": 12, "weken": 60},
        "termijn": {"begin": D("2026-01-02"), "eind_exclusief": D("2029-01-02")},
        "wijzigingen": [
            {"dagtekening": D("2026-01-01"), "leerroute": Leerroute.B1},
            {"dagtekening": D("2026-01-02"), "leerroute": Leerroute.ONDERWIJS},
        ],
    }
    text = written(extract)
    assert CANARY not in text
    assert "999990019" not in text
    assert "2738465019" not in text
    assert "1994" not in text


def test_a_gezinsmigrant_has_no_intensity_to_share() -> None:
    bare = for_school(DOSSIER, Pip(leerroute=Leerroute.Z), chain("Z"), None, LAW)
    assert (bare["intensiteit"], bare["termijn"]) == (None, None)


@pytest.mark.parametrize("versions", [[], chain("advies")])
def test_before_a_decision_nothing_leaves(versions: list[PipVersie]) -> None:
    with pytest.raises(NotShared):
        for_school(DOSSIER, PIP, versions, None, LAW)
    with pytest.raises(NotShared):
        for_new_gemeente(versions, DOSSIER.dates, [], LAW)
    with pytest.raises(NotShared):
        for_school(DOSSIER, Pip(), chain("B"), None, LAW)


def test_a_new_gemeente_gets_decisions_progress_and_fines_on_request() -> None:
    dates = Dates(pvt_ondertekend=D("2026-05-01"), overleden=None, kennisgeving=D("2025-10-01"))
    extract = for_new_gemeente(chain("advies", "B"), dates, [50], LAW)
    assert extract.keys() == {"pip", "voortgang", "boetes"}
    assert len(extract["pip"]) == 1
    assert "2025-10-01" not in written(extract)
    assert LAW.delen["nieuwe_gemeente"].op_verzoek


@pytest.mark.parametrize("who", ["huisarts", "ggz", "vrijwilliger", "cbs", ""])
def test_the_law_names_nobody_else(who: str) -> None:
    with pytest.raises(NotShared) as caught:
        allowed(who, LAW)
    assert caught.value.params["who"] == who


# ---- keeping --------------------------------------------------------------------------------------------------------

DAYS = st.none() | st.dates(D("2022-01-01"), D("2032-12-31"))


@given(st.sampled_from(Bewaarklasse), DAYS, DAYS, DAYS, DAYS)
def test_how_long_a_class_is_kept(
    klasse: Bewaarklasse, ended: date | None, died: date | None, pip: date | None, paid: date | None
) -> None:
    dossier = replace(DOSSIER, dates=Dates(plicht_einde=ended, overleden=died))
    kept = last_day(klasse, dossier, LAW, eerste_pip=pip, lening_klaar=paid)
    begin = {"dossier": ended, "kernset": ended, "lening": paid, "concept": pip}[klasse]
    years = {"dossier": 5, "kernset": 50, "lening": 5, "concept": 0}[klasse]
    if died:
        assert kept == died
    elif begin is None:
        assert kept is None
    else:
        assert kept is not None
        assert (kept.year - begin.year, kept.month) == (years, begin.month)
        assert kept.day in (begin.day, 28)


def test_the_core_set_holds_its_fields_and_no_other() -> None:
    """R-PRV-02."""
    closed = replace(
        DOSSIER, place="Emmeloord", dates=Dates(plicht_einde=D("2026-11-01"), pvt_ondertekend=D("2026-05-01"))
    )
    kept = kernset(closed, LAW, ontheffing="volledig, 2026")
    assert kept == {
        "bsn": "999990019",
        "naam": "Samira Al-Hamad",
        "adres": "Kanaal 7, Emmeloord",
        "verblijf": "Emmeloord",
        "geboortedatum": "1994-03-17",
        "voldaan": "2026-11-01",
        "ontheffing": "volledig, 2026",
    }
    assert set(kept) <= set(LAW.bewaren["kernset"].velden)
    with pytest.raises(KeyError):
        kernset(closed, LAW, gezondheid="nee")
    assert "voldaan" not in kernset(DOSSIER, LAW)


@pytest.mark.parametrize(
    ("state", "note", "expected"),
    [
        (AnswerState.BEANTWOORD, "Zus leest de post.", True),
        (AnswerState.NIET_GEVRAAGD, "Zus leest de post.", True),
        (AnswerState.LATER, "Zus leest de post.", True),
        (AnswerState.BEANTWOORD, " \n", False),
        (AnswerState.PAST_NIET, "Er is geen taalmaatje.", False),
        (AnswerState.WEET_NIET, "Het diploma is weg.", False),
    ],
)
def test_a_reason_is_no_concept_note(state: AnswerState, note: str, expected: bool) -> None:
    answer = Answer("/data/a", "", state, "anja", datetime(2026, 11, 24, tzinfo=UTC), note=note)
    assert is_concept(answer) is expected
