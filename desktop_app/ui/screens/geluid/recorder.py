"""The text at hand, large, with everything that can be done with its recording."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop_app.casework.recordings import Line, State
from desktop_app.i18n.formats import fill
from desktop_app.i18n.language import Language
from desktop_app.i18n.words import SOURCE, _
from desktop_app.ui.screens.geluid.level import LevelBar, said
from desktop_app.ui.screens.geluid.view import STATES, Doing, SoundView
from desktop_app.ui.widgets.btn import Btn
from desktop_app.ui.widgets.card import Card, Hairline
from desktop_app.ui.widgets.flow import Flow
from desktop_app.ui.widgets.icon_text import IconText
from desktop_app.ui.widgets.questions.base import SCRIPT_FACTORS
from desktop_app.ui.widgets.text import Text
from desktop_app.ui.widgets.visible import show_if


class Recorder(Card):
    """`pressed(name)`: record, listen, wav, drop or next."""

    pressed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(margin=20, spacing=10, parent=parent)
        self.section = Text("", "meta")
        self.text, self.dutch = Text("", "question"), Text("", "hint")
        self.state = IconText(role="body", wrap=True)
        self.before = Text("", "client")
        self.bar, self.heard, self.time = LevelBar(), IconText(role="meta", wrap=True), Text("", "meta")
        self.buttons = {
            "record": Btn(_("Opnemen"), "primary", icon="mic"),
            "listen": Btn(_("Beluisteren"), icon="play"),
            "wav": Btn(_("WAV-bestand kiezen"), icon="download"),
            "drop": Btn(_("Opname weghalen"), icon="trash-2"),
            "next": Btn(_("Volgende zonder opname"), icon="arrow-right"),
        }
        acts = Flow(gap=12)
        for name, button in self.buttons.items():
            button.clicked.connect(lambda _on=False, name=name: self.pressed.emit(name))
            acts.addWidget(button)
        for part in (self.section, self.text, self.dutch, self.state, self.before, self.bar, self.heard, self.time):
            self.column.addWidget(part)
        self.column.addWidget(Hairline())
        self.column.addLayout(acts)
        self.column.addStretch(1)

    def present(self, view: SoundView) -> None:
        line = view.chosen
        show_if(self, line is not None)
        if line is not None:
            self._show_text(line, view.language)
        recording, resting = view.doing is Doing.OPNEMEN, view.doing is Doing.RUST
        for part in (self.bar, self.heard, self.time):
            show_if(part, recording)
        self.bar.set_level(view.level)
        word, colour = said(view.level)
        self.heard.set(word if recording else "", "volume-2", colour)
        self.time.setText(fill(_("{n} seconden. Na een minuut stopt het vanzelf."), n=round(view.seconds)))
        self._show_buttons(view, recording, resting)

    def _show_buttons(self, view: SoundView, recording: bool, resting: bool) -> None:
        playing, there = (
            view.doing is Doing.AFSPELEN,
            view.chosen is not None and view.chosen.state is not State.ONTBREEKT,
        )
        again = _("Opnieuw opnemen") if there else _("Opnemen")
        self._label("record", _("Stoppen en bewaren") if recording else again, "square" if recording else "mic")
        self._label("listen", _("Stoppen") if playing else _("Beluisteren"), "square" if playing else "play")
        can = {
            "record": recording or resting,
            "listen": there and (playing or resting),
            "wav": resting,
            "drop": resting and view.own,
            "next": resting,
        }
        for name, button in self.buttons.items():
            if button.hasFocus() and not can[name]:
                self.buttons["record"].setFocus()
            button.setEnabled(can[name])
        show_if(self.buttons["drop"], view.own)

    def _label(self, name: str, words: str, icon: str) -> None:
        button = self.buttons[name]
        if button.text() != words:
            button.setText(words)
            button.set_icon(icon)

    def _show_text(self, line: Line, language: Language) -> None:
        factor = SCRIPT_FACTORS.get(language.script, 1.0)
        self.section.setText(line.spoken.section)
        show_if(self.section, bool(line.spoken.section))
        self.text.set_client_text(line.spoken.text, rtl=language.rtl, factor=factor)
        self.dutch.setText(line.spoken.dutch)
        show_if(self.dutch, language.code != SOURCE)
        word, icon, colour = STATES[line.state]
        words = {
            State.OPGENOMEN: fill(_("Opgenomen, {n} seconden."), n=max(1, round(line.seconds))),
            State.VEROUDERD: _("Verouderd. De tekst is veranderd, de cliënt hoort dit niet. De opname zegt nog:"),
        }
        self.state.set(words.get(line.state, _(word)), icon, colour)
        self.before.set_client_text(line.before, rtl=language.rtl, factor=factor)
        show_if(self.before, bool(line.before))
