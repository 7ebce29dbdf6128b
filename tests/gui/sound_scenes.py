"""Screens about sound, for pictures and for walks."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import cache

from PySide6.QtWidgets import QWidget

from desktop_app.casework.recordings import script
from desktop_app.casework.sound_ports import Ears
from desktop_app.ui.preferences import Preferences
from desktop_app.ui.screens.geluid.screen import GeluidScreen
from desktop_app.ui.screens.geluid.view import Doing
from desktop_app.ui.screens.instellingen.sound_outputs import SoundOutputs
from desktop_app.ui.shell.main_window import MainWindow
from tests.gui.pictures import new_folder
from tests.gui.scenes import LANES, desk, instellingen, window
from tests.gui.sound import Laptop
from tests.unit.audio.sounds import clip


def instellingen_geluid() -> QWidget:
    """The client's headset is not connected now."""
    frame = instellingen()
    sound = next(iter(frame.findChildren(SoundOutputs)))
    sound.show_wanted(Preferences(client_sound="Koptelefoon"))
    sound.fields[Ears.WORKER].box.setFocus()
    return frame


@cache
def laptop() -> Laptop:
    """Sound with a few recordings in Arabic: made here, signed and there, and one of a text that has changed."""
    made = Laptop(new_folder())
    made.lanes.close()  # nothing runs in a picture, and the others would go on collecting garbage in later tests
    texts = script(desk().wp.questionnaire.definition, "ar").texts
    made.record(*(each.text for each in texts[40:60]))
    for place, each in enumerate(texts[:9]):
        made.studio.keep(
            "ar", replace(each, text="كانت هذه هي الجملة القديمة.") if place == 3 else each, clip(place + 1)
        )
    return made


def geluid() -> QWidget:
    frame = window("geluid", lambda _status: GeluidScreen(desk().wp, laptop().room, LANES))
    screen = frame.screen_named("geluid")
    assert isinstance(screen, GeluidScreen)
    screen.list.setCurrentIndex(screen.list.model().index(3, 0))
    return frame


def geluid_opnemen() -> QWidget:
    frame = geluid()
    screen = frame.screen_named("geluid") if isinstance(frame, MainWindow) else None
    assert isinstance(screen, GeluidScreen)
    assert screen.view is not None
    screen.present(replace(screen.view, doing=Doing.OPNEMEN, level=0.3, seconds=4.2))
    return frame


SOUND_SCENES: Mapping[str, Callable[[], QWidget]] = {
    "instellingen_geluid": instellingen_geluid,
    "geluid": geluid,
    "geluid_opnemen": geluid_opnemen,
}
