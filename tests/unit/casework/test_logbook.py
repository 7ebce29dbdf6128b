"""The file of a dossier: what happened and by whom, which papers there are, who has to do with it."""

from dataclasses import replace
from datetime import timedelta

from desktop_app.casework import discussion, dossier_papers, dossiers, logbook, overview, people, plans
from desktop_app.casework.discussion import Paper
from desktop_app.casework.logbook import Happening
from desktop_app.casework.records import InterpreterLog, Seen, to_body
from desktop_app.casework.workplace import User, Workplace
from desktop_app.i18n.history_labels import HAPPENED, PAPER
from tests.unit.casework.desk import NOW, TODAY, desk, dossier, drafted, talk


def found(wp: Workplace, id: str) -> dict[str, Happening]:
    return {each.what: each for each in logbook.logbook(wp, dossier=id)}


def adopted() -> tuple[Workplace, str]:
    wp = desk()
    id = dossier(wp)
    drafted(wp, id)
    plans.establish(wp, dossier=id)
    return wp, id


def test_every_act_stands_there_with_who_did_it_newest_first() -> None:
    wp, id = adopted()
    lines = logbook.logbook(wp, dossier=id)
    assert [line.day for line in lines] == sorted((line.day for line in lines), reverse=True)
    assert {"dossier_gemaakt", "leerroute_gekozen", "pip_gemaakt", "pip_vastgesteld"} <= {line.what for line in lines}
    assert found(wp, id)["pip_vastgesteld"].by == "Anja de Wit"


def test_the_same_act_on_one_day_is_one_line_that_counts() -> None:
    wp = desk()
    id = dossier(wp)
    for _again in range(3):
        overview.tasks(wp, id)
    later = replace(wp, clock=lambda: NOW + timedelta(days=1))
    overview.tasks(later, id)
    opened = [each for each in logbook.logbook(later, dossier=id) if each.what == "dossier_geopend"]
    assert [(each.day, each.times) for each in opened] == [(TODAY + timedelta(days=1), 1), (TODAY, 3)]


def test_answers_are_counted_per_day_and_person() -> None:
    wp = desk()
    id = dossier(wp)
    talk(wp, id, {"start/opening/alleen_praten": "ja", "gezin/samenwonend": "partner"}, language_row=False)
    answers = found(wp, id)["antwoorden"]
    assert (answers.times, answers.by) == (2, "Anja de Wit")


def test_an_unknown_colleague_has_no_name_rather_than_a_number() -> None:
    wp = desk()
    id = dossier(wp)
    dossiers.change(replace(wp, user=User("0192-x", "Karim Bos", "noord")), dossier=id, place="thuis")
    assert found(wp, id)["gegevens_veranderd"].by == ""
    with wp.vault.work() as work:
        work.set_local("colleagues", {"0192-x": "Karim Bos"})
    assert found(wp, id)["gegevens_veranderd"].by == "Karim Bos"


def test_every_code_has_words() -> None:
    wp, id = adopted()
    known = {*logbook._EVENTS.values(), "bijgewerkt", *found(wp, id)}
    assert known <= set(HAPPENED)
    assert set(PAPER) == set(Paper)


def test_papers_are_the_draft_where_it_is_new_and_every_version() -> None:
    wp, id = adopted()
    version, talk = dossier_papers.papers(wp, dossier=id)
    assert talk.kinds == (Paper.VERSLAG,)
    every = (Paper.BESCHIKKING, Paper.TWEETALIG, Paper.GROOT, Paper.MIJN_PLAN, Paper.SCHOOL, Paper.AGENDA)
    assert (version.nummer, version.by, version.kinds) == (
        1,
        "Anja de Wit",
        every,
    )
    plans.set_field(wp, dossier=id, field="lesplaats", value="Emmeloord")
    draft, _version, _talk = dossier_papers.papers(wp, dossier=id)
    assert (draft.id, draft.nummer) == ("", 2)
    plans.seen(wp, dossier=id, seen=Seen(version.id, "papier", TODAY, "Anja de Wit", "ar"))
    assert dossier_papers.papers(wp, dossier=id)[1].seen[0].way == "papier"


def test_a_dossier_without_a_plan_has_no_papers() -> None:
    wp = desk()
    assert dossier_papers.papers(wp, dossier=dossier(wp)) == ()


def test_looking_at_a_paper_is_not_exporting_it() -> None:
    class Press:
        def beschikking(self, plan: object, *, large: bool = False) -> bytes:
            return b"%PDF"

        def bilingual(self, plan: object, language: str) -> bytes:
            return b"%PDF"

        def mijn_plan(self, plan: object, language: str) -> bytes:
            return b"%PDF"

        def school(self, extract: object, gemeente: str) -> bytes:
            return b"%PDF"

        def verslag(self, report: object) -> bytes:
            return b"%PDF"

        def agenda(self, moments: object, language: str, gemeente: str) -> bytes:
            return b"BEGIN:VCALENDAR"

        def sealed(self, pdf: bytes) -> bytes:
            return pdf

        def undrawable(self, plan: object) -> str:
            return ""

    wp, id = adopted()
    row, _talk = dossier_papers.papers(wp, dossier=id)
    press = Press()
    discussion.paper(wp, press, dossier=id, contents=row.contents, kind=Paper.TWEETALIG, what="opened")
    assert "papier_bekeken" in found(wp, id)
    assert "papier_gemaakt" not in found(wp, id)
    discussion.paper(wp, press, dossier=id, contents=row.contents, kind=Paper.TWEETALIG)
    assert "papier_gemaakt" in found(wp, id)


def test_everybody_who_has_to_do_with_it() -> None:
    wp, id = adopted()
    plans.set_field(wp, dossier=id, field="contactpersoon", value="Bea Smit")
    log = InterpreterLog("1234", "Tolkbureau", "telefonisch", "ar", "Syrisch", NOW)
    with wp.vault.work() as work:
        work.put(id="tolk-1", dossier=id, kind="tolk", body=to_body(log), by="anja", at=NOW)
    everybody = people.people(wp, dossier=id)
    assert everybody.client.surname == "Al-Hamad"
    assert everybody.contact[0] == "Bea Smit"
    assert [(one.name, one.last) for one in everybody.colleagues] == [("Anja de Wit", TODAY)]
    assert everybody.interpreters == (log,)
    assert found(wp, id)["tolk_erbij"].by == "Anja de Wit"
