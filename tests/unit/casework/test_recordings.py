"""What is there to record: exactly what a client can be asked, word for word, and nothing about a client."""

from datetime import date

import pytest

from desktop_app.casework.interview import Interview, Setting
from desktop_app.casework.recordings import Recording, Script, Spoken, State, counts, key_of, lines, script
from desktop_app.forms import Session
from desktop_app.forms.itext import FIRST_STRONG
from desktop_app.i18n import words
from desktop_app.i18n.language import language
from desktop_app.places import translations
from desktop_app.ui.screens.gesprek.page import Reader, card, shown_to_client
from tests.gui.desk import NOW, keys, questionnaire

LANGUAGES = [each.code for each in questionnaire().definition.languages]
DAY = date(2026, 11, 29)


@pytest.fixture(autouse=True)
def dutch() -> None:
    words.install(translations(), "nl")


def interview() -> Interview:
    session = Session(questionnaire().definition, now=lambda: NOW, new_key=keys(), language="nl")
    for name, value in {"doelgroep": "asielstatushouder", "in_azc": "yes", "client_geboortejaar": "1994"}.items():
        session.set_value(f"/data/{name}", value)
    return Interview(session, {}, Setting("anja", lambda: NOW, keys(), "ar"))


@pytest.mark.parametrize("code", ["ar", "ti", "fa-AF", "nl"])
def test_everything_that_a_client_is_shown_can_be_recorded_word_for_word(code: str) -> None:
    talk = interview()
    reader = Reader(talk, language(code) if code != "nl" else None)
    known = {each.text for each in script(questionnaire().definition, code).texts}
    shown: set[str] = set()
    filled: set[str] = set()
    for page in talk.pages.all():
        model = reader.page(page)
        for focus in [each.ref for each in model.fields] or [""]:
            if not shown_to_client(model, focus):
                continue
            on_screen = card(model, focus)
            for line in (on_screen.question, *(tile.text for tile in on_screen.tiles)):
                text = line.dutch if code == "nl" else line.client
                (filled if FIRST_STRONG in text else shown).add(text)
    assert len(shown) > 300
    assert shown <= known
    assert len(filled) <= 1, "the name of the caseworker, in the opening"


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_language_has_its_script(code: str) -> None:
    found = script(questionnaire().definition, code)
    assert 440 < len(found.texts) < 500
    assert found.filled == 1
    assert len({key_of(each.text) for each in found.texts}) == len(found.texts), "each text is recorded once"
    assert all(each.text and each.dutch and each.places for each in found.texts)
    assert not any(FIRST_STRONG in each.text for each in found.texts)


def test_what_the_caseworker_fills_in_alone_is_not_recorded() -> None:
    definition = questionnaire().definition
    places = {place for each in script(definition, "ar").texts for place in each.places}
    ours = [field.path for field in definition.root.walk() if field.own_extra.get("who") == "consulent"]
    assert ours
    assert not places & set(ours)


def test_the_same_words_are_recorded_once_for_all_their_places() -> None:
    found = script(questionnaire().definition, "ar")
    yes = next(each for each in found.texts if each.dutch == "Ja")
    assert {"ja_nee:ja", "ja_soms_nee:ja"} <= set(yes.places)


def test_the_special_answers_can_be_heard_too() -> None:
    dutch = [each.dutch for each in script(questionnaire().definition, "ti").texts]
    assert {"Weet niet", "Wil niet zeggen", "Past niet", "Later vragen", "Koffie"} <= set(dutch)


# ---- how far it is ---------------------------------------------------------------------------------------------------

ONE = Spoken("واحد", "Een", ("/data/een", "lijst:een"), "Start")
TWO = Spoken("اثنان", "Twee", ("/data/twee",), "Start")


def recorded(text: str, *places: str) -> Recording:
    return Recording(text, places, 1.5, DAY)


def test_a_recording_counts_for_its_own_text_wherever_that_stands() -> None:
    (line,) = lines([ONE], [recorded("واحد", "/data/elders")])
    assert (line.state, line.seconds, line.before) == (State.OPGENOMEN, 1.5, "")


def test_a_changed_text_makes_its_recording_outdated() -> None:
    first, second = lines([ONE, TWO], [recorded("واحدة", "lijst:een")])
    assert (first.state, first.before) == (State.VEROUDERD, "واحدة")
    assert second.state is State.ONTBREEKT
    assert counts([first, second]) == {State.OPGENOMEN: 0, State.ONTBREEKT: 1, State.VEROUDERD: 1}


def test_a_new_recording_beside_an_old_one_counts() -> None:
    (line,) = lines([ONE], [recorded("واحد", "/data/een"), recorded("واحدة", "/data/een")])
    assert line.state is State.OPGENOMEN


def test_the_form_of_the_letters_does_not_matter() -> None:
    assert key_of("e\u0301cole") == key_of("\u00e9cole")
    assert key_of("ecole") != key_of("\u00e9cole")


def test_a_script_without_texts() -> None:
    assert lines(Script((), 0).texts, [recorded("x", "y")]) == ()
