from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from desktop_app.casework import dossiers, plans
from desktop_app.casework.changes import Changes
from desktop_app.casework.errors import DateImpossible, NotEstablishable
from desktop_app.casework.plans import FieldImpossible, NoDraft, NoMandate, VersionUnknown
from desktop_app.casework.records import Seen
from desktop_app.casework.workplace import User, Workplace
from desktop_app.domain.dossier import Dates, Doelgroep
from desktop_app.domain.gemeente import Gemeente
from desktop_app.domain.leerroute import Leerroute
from desktop_app.domain.pip import Alfabetisering, Doel, PipVersie
from desktop_app.domain.pip_chain import broken_at
from tests.unit.casework.desk import TODAY, chosen, desk, dossier, drafted, talk


def test_a_draft_begins_with_what_law_and_intake_settle() -> None:
    wp = desk()
    id = dossier(wp)
    chosen(wp, id)
    plans.start(wp, dossier=id)
    draft = plans.page(wp, dossier=id).draft
    assert (draft.leerroute, draft.pvt_uren, draft.map_uren, draft.participatie_uren) == (Leerroute.B1, 12, 40, None)
    assert (draft.intensiteit_uren_per_week, draft.voortgangsgesprekken) == (12, 9)
    assert draft.alfabetisering is Alfabetisering.AA
    assert (draft.contactpersoon, draft.contact_telefoon) == ("Anja de Wit", "0800 1234")
    assert draft.dagtekening is None
    assert plans.start(wp, dossier=id) == Changes()


def test_a_gezinsmigrant_starts_without_intensity() -> None:
    wp = desk()
    id = dossier(wp, doelgroep=Doelgroep.GEZINSMIGRANT)
    chosen(wp, id)
    plans.start(wp, dossier=id)
    assert plans.page(wp, dossier=id).draft.intensiteit_uren_per_week is None


def test_before_the_start_there_is_no_page() -> None:
    wp = desk()
    with pytest.raises(NoDraft):
        plans.page(wp, dossier=dossier(wp))


def test_suggestions_name_their_questions_and_know_what_was_taken() -> None:
    wp = desk()
    id = dossier(wp)
    chosen(wp, id)
    plans.start(wp, dossier=id)
    found = {each.text: each for each in plans.suggestions(wp, dossier=id)}
    assert found["12 lesuren per week"].taken
    assert found["12 lesuren per week"].questions == ("Q102",)
    goal = found["Werk vinden: Werken in de zorg"]
    assert (goal.section, goal.field, goal.questions, goal.taken) == ("doelen", "doel", ("Q050",), False)
    plans.add_goal(wp, dossier=id, doel=goal.value)
    assert plans.suggestions(wp, dossier=id, section="doelen")[0].taken
    assert found["Nodig in de les of bij werk: Korte pauzes."].questions == ("Q066",)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("pvt_uren", -1),
        ("pvt_uren", "veel"),
        ("dagtekening", "morgen"),
        ("alfabetisering", "X"),
        ("leerroute", "Z"),
        ("teksten", {}),
        ("haarkleur", "rood"),
    ],
)
def test_a_value_that_does_not_fit_is_refused(field: str, value: Any) -> None:
    wp = desk()
    id = dossier(wp)
    drafted(wp, id)
    before = plans.page(wp, dossier=id).draft
    with pytest.raises(FieldImpossible) as caught:
        plans.set_field(wp, dossier=id, field=field, value=value)
    assert caught.value.params == {"field": field}
    assert plans.page(wp, dossier=id).draft == before


def test_setting_the_same_value_changes_nothing() -> None:
    wp = desk()
    id = dossier(wp)
    drafted(wp, id)
    assert plans.set_field(wp, dossier=id, field="pvt_uren", value="12") == Changes()
    assert plans.set_field(wp, dossier=id, field="pvt_uren", value=14) == Changes(frozenset({id}), True, True)


def test_goals_are_added_moved_changed_and_removed() -> None:
    wp = desk()
    id = dossier(wp)
    drafted(wp, id)
    ids = [plans.add_goal(wp, dossier=id, doel=Doel(name, ""))[0] for name in ("een", "twee", "drie")]
    between, _ = plans.add_goal(wp, dossier=id, doel=Doel("anderhalf", ""), after=ids[0])

    def names() -> list[str]:
        return [goal.doel.doel for goal in plans.page(wp, dossier=id).goals]

    assert names() == ["een", "anderhalf", "twee", "drie"]
    plans.move_goal(wp, dossier=id, goal=ids[2], by=-2)
    assert names() == ["een", "drie", "anderhalf", "twee"]
    assert plans.move_goal(wp, dossier=id, goal=ids[0], by=-1) == Changes()
    plans.move_goal(wp, dossier=id, goal=ids[0], by=9)
    assert names() == ["drie", "anderhalf", "twee", "een"]
    plans.change_goal(wp, dossier=id, goal=between, field="vanaf", value="2027-01-11")
    with pytest.raises(DateImpossible):
        plans.change_goal(wp, dossier=id, goal=between, field="tot", value="2027-01-10")
    plans.remove_goal(wp, dossier=id, goal=ids[2])
    assert names() == ["anderhalf", "twee", "een"]
    with pytest.raises(FieldImpossible):
        plans.remove_goal(wp, dossier=id, goal="0192f6c5-0000-7000-8000-999999999999")


def test_two_goals_with_the_same_key_can_still_be_moved_past() -> None:
    """Two laptops may make the same key."""
    wp = desk()
    id = dossier(wp)
    drafted(wp, id)
    for name in ("een", "twee"):
        goal, _ = plans.add_goal(wp, dossier=id, doel=Doel(name, ""))
    with wp.vault.work() as work:
        for record in work.find(kind="doel", dossier=id):
            body = {**record.body, "order": "i"}
            work.put(id=record.id, dossier=id, kind="doel", body=body, by="karim", at=wp.clock())
    third, _ = plans.add_goal(wp, dossier=id, doel=Doel("drie", ""), after=goal)
    plans.move_goal(wp, dossier=id, goal=third, by=-1)
    plans.move_goal(wp, dossier=id, goal=third, by=-1)
    assert len(plans.page(wp, dossier=id).goals) == 3


def test_errors_keep_a_draft_from_being_adopted() -> None:
    wp = desk()
    id = dossier(wp)
    chosen(wp, id)
    plans.start(wp, dossier=id)
    page = plans.page(wp, dossier=id)
    assert not page.establishable
    states = {section.key: (section.state, section.findings) for section in page.sections}
    assert states["kop"] == ("ontbreekt", 1)
    assert states["hoeveel"] == ("ontbreekt", 1)
    assert states["kinderen"] == ("nvt", 0)
    assert states["pvt_map"] == ("klaar", 0)
    with pytest.raises(NotEstablishable) as caught:
        plans.establish(wp, dossier=id)
    assert caught.value.params["count"] == 3  # weeks, dagtekening, begeleiding
    assert not plans.versions(wp, dossier=id)


def test_adoption_freezes_the_plan_and_links_it() -> None:
    wp = desk()
    id = dossier(wp)
    drafted(wp, id)
    plans.establish(wp, dossier=id)
    (first,) = plans.versions(wp, dossier=id)
    assert (first.version.nummer, first.version.soort, first.version.dagtekening) == (1, "eerste", TODAY)
    frozen = plans.adopted_contents(first.version)
    plans.set_field(wp, dossier=id, field="begeleiding", value="Elke week belt de consulent.")
    assert plans.page(wp, dossier=id).soort == "gewijzigd"
    with pytest.raises(NotEstablishable):  # R-PIP-14: no change without its reason
        plans.establish(wp, dossier=id, dagtekening=date(2027, 3, 1))
    plans.set_field(wp, dossier=id, field="wijziging_reden", value="U vroeg om meer hulp.")
    later = replace(wp, clock=lambda: datetime(2027, 3, 1, 12, tzinfo=UTC))
    plans.establish(later, dossier=id, dagtekening=date(2027, 3, 1))
    second, again = plans.versions(wp, dossier=id)
    assert plans.adopted_contents(again.version) == frozen
    assert (second.version.vorige, second.version.bekendmaking) == (first.version.hash, date(2027, 3, 1))
    assert broken_at([again.version, second.version]) is None
    assert "U vroeg om meer hulp." in said(second.version)
    assert plans.page(wp, dossier=id).draft.wijziging_reden == ""
    with pytest.raises(plans.NothingChanged):
        plans.establish(later, dossier=id)


def said(version: PipVersie) -> str:
    return " ".join(each.message for part in plans.adopted_contents(version).sections for each in part.paragraphs)


def test_pressing_twice_adopts_once() -> None:
    wp = desk()
    id = dossier(wp)
    drafted(wp, id)
    plans.establish(wp, dossier=id)
    assert not plans.page(wp, dossier=id).establishable
    with pytest.raises(plans.NothingChanged):
        plans.establish(wp, dossier=id)
    plans.add_goal(wp, dossier=id, doel=Doel("Werk vinden", ""))
    plans.set_field(wp, dossier=id, field="wijziging_reden", value="U wilt werken.")
    assert plans.page(wp, dossier=id).establishable


def test_an_adopted_version_that_was_changed_stops_the_next_one() -> None:
    wp = desk()
    id = dossier(wp)
    drafted(wp, id)
    plans.establish(wp, dossier=id)
    content = wp.vault.content  # type: ignore[attr-defined]
    (row,) = [row for row in content.rows.values() if row.kind == "pip_versie"]
    content.rows[row.id] = replace(row, text=row.text.replace("Anja de Wit", "Iemand anders"))
    plans.set_field(wp, dossier=id, field="lesplaats", value="Bibliotheek")
    plans.set_field(wp, dossier=id, field="wijziging_reden", value="De school is verhuisd.")
    with pytest.raises(plans.ChainBroken):
        plans.establish(wp, dossier=id)


def test_adoption_needs_a_mandate_and_an_address_for_bezwaar() -> None:
    wp = desk()
    id = dossier(wp)
    drafted(wp, id)
    with pytest.raises(NoMandate):
        plans.establish(replace(wp, user=User("bo", "Bo", "noord", mandate=False)), dossier=id)
    with pytest.raises(NotEstablishable):
        plans.establish(replace(wp, gemeente=Gemeente("Voorbeeld")), dossier=id)


def test_in_the_azc_adoption_makes_an_advice_that_starts_nothing() -> None:
    """R-DUO-03."""
    wp = desk()
    id = dossier(wp, in_azc=True)
    drafted(wp, id)
    assert plans.page(wp, dossier=id).soort == "advies"
    plans.establish(replace(wp, user=User("bo", "Bo", "noord", mandate=False)), dossier=id)
    dossiers.change(wp, dossier=id, in_azc=False, dates=Dates(inschrijving_huisvesting=TODAY))
    plans.establish(wp, dossier=id)
    assert [row.version.soort for row in plans.versions(wp, dossier=id)] == ["eerste", "advies"]


def test_gezien_belongs_to_an_adopted_version() -> None:
    wp = desk()
    id = dossier(wp)
    drafted(wp, id)
    seen = Seen("", "papier", TODAY, "Anja de Wit", "ar", "TW-4711", ("route", "lessen"))
    with pytest.raises(VersionUnknown):
        plans.seen(wp, dossier=id, seen=seen)
    plans.establish(wp, dossier=id)
    (row,) = plans.versions(wp, dossier=id)
    plans.seen(wp, dossier=id, seen=replace(seen, versie=row.id))
    (row,) = plans.versions(wp, dossier=id)
    assert [each.way for each in row.seen] == ["papier"]


def test_what_the_law_words_cannot_be_rewritten() -> None:
    wp = desk()
    id = dossier(wp)
    drafted(wp, id)
    for key in ("bezwaar.termijn", "besluit.route", "termijn.eind", "kop.gemeente"):
        with pytest.raises(FieldImpossible):
            plans.set_text(wp, dossier=id, key=key, text="Iets anders.")


# ---- a text in own words, while the intake changes -------------------------------------------------------------------

WORK = "waarom.gehoord.werk"


@pytest.fixture
def rewritten() -> tuple[Workplace, str]:
    wp = desk()
    id = dossier(wp)
    chosen(wp, id)
    plans.start(wp, dossier=id)
    plans.set_text(wp, dossier=id, key=WORK, text="U wilt graag koken.")
    assert plans.page(wp, dossier=id).fresh == {}
    talk(wp, id, {"werk/werk_wens": "In een keuken"}, language_row=False)
    return wp, id


def test_a_change_of_the_intake_under_own_words_is_noticed(
    rewritten: tuple[Workplace, str],
) -> None:
    wp, id = rewritten
    page = plans.page(wp, dossier=id)
    assert page.draft.teksten[WORK] == "U wilt graag koken."
    assert list(page.fresh) == [WORK]
    assert "zorg" in page.fresh[WORK].before
    assert "keuken" in page.fresh[WORK].now


def test_own_words_that_stay_are_not_asked_about_again_until_the_next_change(rewritten: tuple[Workplace, str]) -> None:
    wp, id = rewritten
    assert not plans.keep_text(wp, dossier=id, key=WORK).dossiers
    assert plans.page(wp, dossier=id).fresh == {}
    talk(wp, id, {"werk/werk_wens": "Als kok"}, language_row=False)
    assert "kok" in plans.page(wp, dossier=id).fresh[WORK].now


def test_the_new_text_can_be_taken(rewritten: tuple[Workplace, str]) -> None:
    wp, id = rewritten
    plans.set_text(wp, dossier=id, key=WORK, text=None)
    page = plans.page(wp, dossier=id)
    assert (page.fresh, page.draft.teksten) == ({}, {})
