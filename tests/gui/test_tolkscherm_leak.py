"""The second window never shows what is not the client's question (ux.md 2.5, goal G19).

Canaries stand where the caseworker works: notes, other answers, identity, bookmarks. Every page is visited in every
state of the window, and everything a screen reader or a person could find in it is searched.
"""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from desktop_app.domain.answer import AnswerState
from desktop_app.ui.tolkscherm.scene import Mode
from tests.gui.desk import BSN, SAMIRA, V_NUMBER, Desk
from tests.gui.pages.talk import Talk, words_in
from tests.gui.pictures import settle

NOTE = "KANARIE-NOTITIE"
ANSWER = "KANARIE-ANTWOORD"
FORBIDDEN = (
    *(NOTE, ANSWER, BSN, V_NUMBER),
    *(SAMIRA.surname, SAMIRA.address, SAMIRA.phone, SAMIRA.number, "1994"),
    *("Opgeslagen", "pauze over", "Bladwijzer", "Later vragen", "verdieping", "gevoelig", "nagekeken"),
)
TYPED = "netwerk/leerwens"


@pytest.fixture
def talk(desk: Desk, qtbot: QtBot) -> Iterator[Talk]:
    made = Talk(desk).open(TYPED)
    made.plug_in()
    presenter = made.screen.presenter
    presenter.answer(f"/data/{TYPED}", ANSWER)
    presenter.note(NOTE)
    presenter.settle()
    presenter.note(f"{NOTE} in het algemeen", general=True)
    presenter.toggle_bookmark()
    presenter.settle()
    yield made
    made.close()


def found_in(talk: Talk, forbidden: tuple[str, ...] = FORBIDDEN) -> list[str]:
    everything = "\n".join(words_in(talk.second))
    return [word for word in forbidden if word in everything]


def test_the_search_finds_what_is_there(talk: Talk) -> None:
    """The test must be able to fail: saying the typed answer back shows it on purpose."""
    assert found_in(talk) == []
    talk.screen.aids.say_back()
    settle()
    assert found_in(talk) == [ANSWER]


def test_no_page_in_no_state_shows_what_it_may_not(talk: Talk) -> None:
    presenter = talk.screen.presenter
    refs = [page.ref for page in presenter.interview.pages.all() if not page.ref.endswith(TYPED)]
    assert len(refs) > 90
    visited = set()
    for ref in refs:
        presenter.go(ref)
        presenter.note(f"{NOTE} {ref}")
        talk.screen.notes.open()
        presenter.settle()
        talk.screen.aids.reveal()
        for act in (settle, talk.tolk.point, talk.tolk.back_to_question):
            act()
            settle()
            visited.add(talk.tolk.mode)
            assert found_in(talk) == [], (ref, talk.tolk.mode)
    assert {Mode.VRAAG, Mode.AANWIJZEN, Mode.RUST} <= visited


def test_pause_rest_and_leaving_keep_nothing_of_the_question(talk: Talk) -> None:
    talk.open("gezondheid/lichaam")
    presenter = talk.screen.presenter
    question = (presenter.model.question.client, presenter.model.question.worker)
    assert found_in(talk, question) == [], "class A9 before F5"
    talk.screen.aids.reveal()
    settle()
    assert found_in(talk, question)
    for act in (talk.tolk.blank, presenter.pause, lambda: talk.window.go("dossier")):
        act()
        settle()
        assert found_in(talk, question) == [], act
        presenter = talk.screen.presenter


def test_special_states_and_earlier_answers_do_not_show(talk: Talk) -> None:
    talk.open("onderwijs/school_jaren")
    talk.screen.presenter.special(AnswerState.WIL_NIET_ZEGGEN)
    talk.open("leren/leeruren")
    settle()
    assert found_in(talk, ("Wil niet zeggen", "Niet naar school geweest")) == []


def test_the_title_of_the_window_says_nothing_about_a_person(talk: Talk) -> None:
    assert talk.second.windowTitle() == "Tolkscherm"
    assert talk.window.windowTitle() == "Opmaat"


def test_messages_for_the_caseworker_do_not_cross_over(talk: Talk) -> None:
    talk.open("onderwijs/school_jaren")
    talk.status.save_failed("schijf_vol")
    talk.window.say_saved()
    talk.screen.aids.read_aloud()
    settle()
    assert found_in(talk, ("Opslaan lukt niet", "al opgeslagen", "geen geluid")) == []
