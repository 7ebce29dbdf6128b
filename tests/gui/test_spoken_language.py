"""A screen reader is told the language of each part; `python -m tests.e2e.at_spi` asks a real one."""

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desktop_app.i18n import words
from desktop_app.places import translations
from tests.gui.desk import Desk
from tests.gui.pages.talk import Talk


def test_program_questionnaire_and_client_each_have_their_own(qtbot: QtBot, desk: Desk) -> None:
    talk = Talk(desk, program="en", client="ar").open("werk/meedoen_uren")
    try:
        talk.plug_in()
        area = talk.screen.area
        spoken = {
            "window": talk.window,
            "question": area.question,
            "answer": area.body,
            "client": area.client,
            "tolkscherm": talk.second,
        }
        found = {name: part.locale().name().partition("_")[0] for name, part in spoken.items()}
        assert found == {"window": "en", "question": "nl", "answer": "nl", "client": "ar", "tolkscherm": "ar"}
        inside = {label.locale().name().partition("_")[0] for label in talk.second.findChildren(QLabel)}
        assert inside <= {"ar"}
    finally:
        words.install(translations(), "nl")
        talk.close()
