"""Where sound plays: on the devices of this laptop, one for the client and one for the caseworker."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop_app.casework.sound_ports import Ears
from desktop_app.i18n.formats import plain
from desktop_app.ui import preferences
from desktop_app.ui.preferences import KEY, Preferences
from desktop_app.ui.screens.instellingen.sound_outputs import SoundOutputs
from tests.gui.desk import Desk
from tests.gui.pages.talk import name_of
from tests.gui.pictures import settle
from tests.gui.rooms import Room
from tests.gui.sound import Laptop
from tests.gui.walks import assert_named

SYSTEM = "Zoals de laptop kiest"


@pytest.fixture
def laptop(tmp_path: Path) -> Iterator[Laptop]:
    made = Laptop(tmp_path)
    yield made
    made.close()


@pytest.fixture
def outputs(laptop: Laptop, qtbot: QtBot) -> SoundOutputs:
    card = SoundOutputs(laptop.card, laptop.lanes)
    qtbot.addWidget(card)
    card.show()
    card.show_wanted(Preferences())
    card.enter()
    qtbot.waitUntil(lambda: card.fields[Ears.CLIENT].box.count() > 1)
    return card


def words(outputs: SoundOutputs, ears: Ears) -> list[str]:
    box = outputs.fields[ears].box
    return [plain(box.itemText(place)) for place in range(box.count())]


def test_the_devices_that_are_there_can_be_chosen_and_the_system_decides_first(
    outputs: SoundOutputs, laptop: Laptop
) -> None:
    (device,) = laptop.card.outputs()
    for ears in Ears:
        assert words(outputs, ears) == [SYSTEM, device]
        assert outputs.fields[ears].box.currentText() == SYSTEM
    assert_named(outputs)
    assert len({name_of(test) for test in outputs.tests.values()}) == 2


def test_one_that_is_gone_stays_chosen_and_says_so(outputs: SoundOutputs) -> None:
    outputs.show_wanted(Preferences(client_sound="Koptelefoon"))
    assert words(outputs, Ears.CLIENT)[-1] == "Koptelefoon (nu niet aangesloten)"
    assert outputs.fields[Ears.CLIENT].code() == "Koptelefoon"
    assert words(outputs, Ears.WORKER)[0] == SYSTEM


def test_a_tone_is_tried_on_the_chosen_device_and_without_it_where_the_laptop_plays(
    outputs: SoundOutputs, laptop: Laptop, qtbot: QtBot
) -> None:
    laptop.card.choose(Ears.CLIENT, laptop.card.outputs()[0])
    laptop.card.choose(Ears.WORKER, "Koptelefoon")
    outputs.tests[Ears.CLIENT].click()
    qtbot.waitUntil(lambda: outputs.told.text().startswith("U hoorde een toon."))
    outputs.tests[Ears.WORKER].click()
    qtbot.waitUntil(lambda: "Het gekozen apparaat is er niet." in outputs.told.text())
    assert "Instellingen" in outputs.told.text()
    assert len(laptop.card.played) == 2


def test_a_choice_is_kept_in_the_vault_and_comes_back(qtbot: QtBot, desk: Desk) -> None:
    room = Room(qtbot, desk)
    room.window.go("instellingen")
    settle()
    sound = room.window.screen_named("instellingen").findChild(SoundOutputs)
    assert sound is not None
    box = sound.fields[Ears.WORKER].box
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Down)
    settle()
    kept = preferences.read(desk.wp)
    assert (kept.own_sound, kept.client_sound) == (room.card.outputs()[0], "")
    assert room.wishes.preferences == kept
    room.window.go("dossiers")
    room.window.go("instellingen")
    settle()
    assert sound.fields[Ears.WORKER].code() == kept.own_sound


@pytest.mark.parametrize("stored", [{"client_sound": 7, "own_sound": None}, {"own_sound": ["x"]}])
def test_what_is_no_name_gives_the_system(desk: Desk, stored: dict[str, object]) -> None:
    with desk.wp.vault.work() as work:
        work.set_local(KEY, stored)
    assert preferences.read(desk.wp) == Preferences()
