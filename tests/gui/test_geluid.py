"""The recorder: what is missing, a voice through the microphone, a WAV file, and a package that is heard."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

import miniaudio
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from pytestqt.qtbot import QtBot

from desktop_app.audio.coding import decode, loudest, seconds
from desktop_app.audio.shelf import FolderShelf
from desktop_app.casework.recordings import Spoken, State, script
from desktop_app.i18n import words
from desktop_app.places import translations
from desktop_app.publishers import QUESTIONNAIRE, Publisher
from desktop_app.signing import key_id, make_key
from desktop_app.trust import verifier
from desktop_app.ui.qt.changes_bus import ChangesBus
from desktop_app.ui.screens.geluid.screen import Files, GeluidScreen
from desktop_app.ui.screens.geluid.view import Doing, SoundView
from desktop_app.ui.shell.main_window import MainWindow
from desktop_app.ui.shell.status import Status
from tests.gui.desk import NOW, Desk, questionnaire
from tests.gui.pages.page import WindowPage
from tests.gui.pages.talk import Elsewhere
from tests.gui.pictures import settle
from tests.gui.sound import Card, Laptop, Speaking, spoken
from tests.unit.audio.sounds import clip, silence, tone, wav

words.install(translations(), "nl")
TEXTS = script(questionnaire().definition, "ar").texts
FIRST, SECOND = TEXTS[0], TEXTS[1]


@dataclass
class Chosen:
    """What is answered to the file dialogs."""

    sound: str = ""
    key: str = ""
    target: str = ""
    names: list[str] = field(default_factory=list)

    def files(self) -> Files:
        return Files(lambda: self.sound, lambda: self.key, self._target)

    def _target(self, name: str) -> str:
        self.names.append(name)
        return self.target


class Page(WindowPage):
    name = "geluid"

    def __init__(self, window: MainWindow, bot: QtBot, laptop: Laptop, chosen: Chosen) -> None:
        super().__init__(window)
        self.bot, self.laptop, self.chosen = bot, laptop, chosen
        self.until(lambda: self.view.known)

    @property
    def screen(self) -> GeluidScreen:
        return self.screen_as(GeluidScreen)

    @property
    def view(self) -> SoundView:
        assert self.screen.view is not None
        return self.screen.view

    @property
    def counts(self) -> tuple[int, int, int]:
        """Recorded, missing, outdated."""
        return tuple(self.view.counts[state] for state in State)  # type: ignore[return-value]

    def until(self, holds: Callable[[], bool]) -> None:
        self.bot.waitUntil(holds, timeout=15_000)
        settle()

    def rest(self) -> None:
        self.until(lambda: self.view.doing is Doing.RUST)

    def speak(self) -> None:
        """Into the microphone, from the button and until it is kept."""
        self.press("Opnieuw opnemen" if self.sees("Opnieuw opnemen") else "Opnemen")
        self.until(lambda: self.view.seconds > 0.3)
        self.press("Stoppen en bewaren")
        self.rest()


Open = Callable[..., Page]


@pytest.fixture
def open_(desk: Desk, tmp_path: Path, qtbot: QtBot) -> Iterator[Open]:
    laptops: list[Laptop] = []

    def make(card: Card | None = None, prepare: Callable[[Laptop], object] = lambda _: None) -> Page:
        laptop = Laptop(tmp_path / "laptop", card or Card(microphone=Speaking))
        laptops.append(laptop)
        prepare(laptop)
        chosen = Chosen()
        window = MainWindow(
            {
                "geluid": lambda: GeluidScreen(desk.wp, laptop.room, laptop.lanes, chosen.files()),
                "instellingen": Elsewhere,
            },
            ChangesBus(),
            Status(),
        )
        qtbot.addWidget(window)
        window.resize(1366, 768)
        window.show()
        window.activateWindow()
        return Page(window, qtbot, laptop, chosen)

    yield make
    for laptop in laptops:
        laptop.close()


def keep(*texts: Spoken, words: str = "") -> Callable[[Laptop], object]:
    """Recordings that are there already. `words`: what they speak instead of the text of today."""

    def prepare(laptop: Laptop) -> None:
        for text in texts:
            laptop.studio.keep("ar", replace(text, text=words or text.text), spoken(text.text))

    return prepare


def test_it_tells_what_is_missing_and_what_is_outdated(open_: Open) -> None:
    page = open_(prepare=lambda laptop: (keep(FIRST)(laptop), keep(SECOND, words="جملة قديمة")(laptop)))
    assert page.counts == (1, len(TEXTS) - 2, 1)
    for told in (f"Alles {len(TEXTS)}", "Opgenomen 1", f"Ontbreekt {len(TEXTS) - 2}", "Verouderd 1"):
        assert page.sees(told)
    page.press("Verouderd 1")
    assert [line.spoken for line in page.view.lines] == [SECOND]
    assert page.sees("Verouderd. De tekst is veranderd, de cliënt hoort dit niet.")
    assert page.sees("جملة قديمة")
    page.press("Opgenomen 1")
    assert [line.spoken for line in page.view.lines] == [FIRST]
    page.press(f"Ontbreekt {len(TEXTS) - 2}")
    assert len(page.view.lines) == len(TEXTS) - 2


def test_a_voice_is_recorded_kept_and_heard_again(open_: Open) -> None:
    page = open_()
    assert page.sees(FIRST.text)
    page.press("Opnemen")
    page.until(lambda: page.view.seconds > 0.3)
    assert page.view.level == pytest.approx(0.3, abs=0.03)
    assert page.sees("Goed te horen")
    assert page.sees("Na een minuut stopt het vanzelf.")
    page.press("Stoppen en bewaren")
    page.rest()
    assert page.sees("Opgenomen.")
    assert page.counts == (1, len(TEXTS) - 1, 0)
    made = page.laptop.studio.find("ar", FIRST.text)
    assert made is not None
    assert loudest(decode(made)) == pytest.approx(0.3, abs=0.05)
    page.press("Beluisteren")
    assert page.laptop.card.played == [(made,)]
    page.rest()


def test_the_keyboard_alone_records_one_after_the_other(open_: Open) -> None:
    page = open_()
    assert page.focus() is page.screen.list
    for number in (1, 2):
        page.key(Qt.Key.Key_Return)
        page.until(lambda: page.view.seconds > 0.2)
        page.key(Qt.Key.Key_Return)
        page.rest()
        assert page.counts[0] == number
        page.key(Qt.Key.Key_Down)
    assert page.view.chosen is not None
    assert page.view.chosen.spoken == TEXTS[2]


def test_recording_again_replaces_and_taking_away_makes_it_missing(open_: Open) -> None:
    page = open_(prepare=keep(FIRST))
    page.speak()
    made = page.laptop.studio.find("ar", FIRST.text)
    assert made is not None
    assert made != spoken(FIRST.text)
    page.press("Opname weghalen")
    page.rest()
    assert page.counts == (0, len(TEXTS), 0)
    assert page.laptop.studio.find("ar", FIRST.text) is None


def test_an_outdated_recording_can_be_heard_and_made_anew(open_: Open) -> None:
    page = open_(prepare=keep(FIRST, words="قديم"))
    page.press("Beluisteren")
    assert page.laptop.card.played == [(spoken(FIRST.text),)]
    page.rest()
    page.speak()
    assert page.counts == (1, len(TEXTS) - 1, 0)


def test_the_next_text_without_a_recording(open_: Open) -> None:
    page = open_(prepare=keep(FIRST, *TEXTS[2:4]))
    page.press("Volgende zonder opname")
    assert page.view.chosen is not None
    assert page.view.chosen.spoken == SECOND
    page.press("Volgende zonder opname")
    assert page.view.chosen.spoken == TEXTS[4]
    assert page.screen.list.currentIndex().row() == 4


def test_another_language_has_its_own_texts_and_recordings(open_: Open) -> None:
    page = open_(prepare=keep(FIRST))
    box = page.screen.language.box
    box.setFocus()
    box.setCurrentIndex(box.findData("ti"))
    box.activated.emit(box.currentIndex())
    page.until(lambda: page.view.known)
    assert page.view.language.code == "ti"
    assert page.counts[0] == 0
    assert page.view.lines[0].spoken.dutch == FIRST.dutch
    assert page.view.lines[0].spoken.text != FIRST.text


def test_a_wav_file_comes_in_and_what_is_none_is_refused(open_: Open, tmp_path: Path) -> None:
    page = open_()
    file = tmp_path / "opname.wav"
    page.press("WAV-bestand kiezen")  # cancelled
    assert page.view.doing is Doing.RUST
    page.chosen.sound = str(file)
    for data, told in (
        (b"geen geluid", "Dit is geen geluid dat wij kennen."),
        (wav(silence(1.0)), "Opmaat hoorde niets."),
        (wav(tone(0.1) + silence(70.0)), "Dit geluid duurt te lang. 60 seconden is genoeg."),
    ):
        file.write_bytes(data)
        page.press("WAV-bestand kiezen")
        page.rest()
        assert page.sees(told)
        assert page.sees("De andere opnames zijn bewaard.")
    file.write_bytes(wav(silence(0.5) + tone(0.4)))
    page.press("WAV-bestand kiezen")
    page.rest()
    assert page.counts[0] == 1
    made = page.laptop.studio.find("ar", FIRST.text)
    assert made is not None
    assert seconds(decode(made)) < 0.95


def test_a_microphone_that_is_off_is_told(open_: Open) -> None:
    page = open_(Card())
    page.press("Opnemen")
    page.until(lambda: page.view.seconds > 0.1)
    assert page.sees("Te zacht")
    page.press("Stoppen en bewaren")
    page.rest()
    assert page.sees("Opmaat hoorde niets. Er is geen opname gemaakt.")
    assert page.counts[0] == 0


def test_a_laptop_without_sound_is_told(open_: Open) -> None:
    foreign = next(each for each in miniaudio.Backend if not miniaudio.is_backend_enabled(each))
    page = open_(Card([foreign]), prepare=keep(FIRST))
    page.press("Opnieuw opnemen")
    page.rest()
    assert page.sees("Er is geen microfoon die werkt.")
    page.press("Beluisteren")
    page.rest()
    assert page.sees("Deze laptop speelt nu geen geluid af.")
    assert page.counts[0] == 1


def test_leaving_throws_a_half_recording_away(open_: Open) -> None:
    page = open_()
    page.press("Opnemen")
    page.until(lambda: page.view.seconds > 0.2)
    page.window.go("instellingen")
    settle()
    page.window.go("geluid")
    page.until(lambda: page.view.known)
    assert page.counts[0] == 0
    assert page.view.doing is Doing.RUST


def test_the_list_waits_while_something_is_recorded(open_: Open) -> None:
    page = open_()
    page.press("Opnemen")
    page.screen.list.setFocus()
    page.key(Qt.Key.Key_Down)
    assert page.screen.list.currentIndex().row() == 0
    assert page.view.chosen is not None
    assert page.view.chosen.spoken == FIRST
    page.key(Qt.Key.Key_Return)
    page.rest()


def test_the_package_is_signed_and_laptops_play_it(open_: Open, tmp_path: Path) -> None:
    page = open_()
    page.press("Pakket maken")  # no key chosen
    key = tmp_path / "sleutel"
    public = bytes(make_key(key).verify_key)
    page.chosen.key, page.chosen.target = str(key), str(tmp_path / "uit" / "brede-intake-ar.geluid")
    page.press("Pakket maken")
    page.rest()
    assert page.sees("Er zijn nog geen opnames die bij de vragen passen.")
    page.speak()
    page.press("Pakket maken")
    page.rest()
    assert page.sees("Het bewaren van het bestand is niet gelukt.")
    (tmp_path / "uit").mkdir()
    page.press("Pakket maken")
    page.rest()
    assert page.sees("Het pakket is gemaakt, met 1 opname.")
    assert page.chosen.names[-1] == "brede-intake-ar.geluid"
    own = Publisher(key_id(public), "Eigen", public, NOW.date())
    shelf = FolderShelf(tmp_path / "uit", QUESTIONNAIRE, lambda: verifier([own], NOW.date()))
    assert shelf.sounds("ar").find(FIRST.text) == page.laptop.studio.find("ar", FIRST.text)
    key.write_text("geen sleutel")
    page.press("Pakket maken")
    page.rest()
    assert page.sees("Dit bestand is geen goede sleutel om te tekenen.")


def test_what_a_colleague_signed_counts_but_cannot_be_taken_away(open_: Open) -> None:
    page = open_(prepare=lambda laptop: laptop.record(FIRST.text))
    assert page.counts[0] == 1
    assert not page.view.own
    assert not page.sees("Opname weghalen")
    page.press("Beluisteren")
    page.rest()
    assert page.laptop.card.played == [(spoken(FIRST.text),)]


def test_a_bad_package_on_this_laptop_is_told_and_recording_goes_on(open_: Open) -> None:
    page = open_(prepare=lambda laptop: laptop.record(FIRST.text, key=None))
    assert page.sees("Het geluid in deze taal heeft geen handtekening die wij kennen.")
    assert page.counts[0] == 0
    page.speak()
    assert page.counts[0] == 1


def test_a_screen_reader_hears_what_it_says_and_how_far_it_is(open_: Open) -> None:
    page = open_(prepare=keep(FIRST))
    face = QAccessible.queryAccessibleInterface(page.screen.list)
    assert face.text(QAccessible.Text.Name) == "Teksten om op te nemen"
    names = [face.child(row).text(QAccessible.Text.Name) for row in range(2)]
    assert names == [f"{FIRST.dutch}, Opgenomen", f"{SECOND.dutch}, Ontbreekt"]


def test_nothing_of_it_lies_in_the_vault(open_: Open, desk: Desk) -> None:
    before = {file: file.stat().st_size for file in desk.folder.rglob("*") if file.suffix != ".db-wal"}
    page = open_(prepare=lambda laptop: laptop.studio.keep("ar", SECOND, clip()))
    page.speak()
    after = {file: file.stat().st_size for file in desk.folder.rglob("*") if file.suffix != ".db-wal"}
    assert after == before
