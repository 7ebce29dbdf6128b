"""Geluid bij de vragen: which texts are recorded in a language, which are missing or outdated, and the recorder."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtWidgets import QBoxLayout, QButtonGroup, QFileDialog

from desktop_app.casework.recordings import State
from desktop_app.casework.sound_ports import SoundRoom
from desktop_app.casework.workplace import Workplace
from desktop_app.i18n.formats import plain
from desktop_app.i18n.language import language
from desktop_app.i18n.words import _
from desktop_app.ui.qt.timers import NamedTimers
from desktop_app.ui.screens.geluid.presenter import GeluidPresenter
from desktop_app.ui.screens.geluid.recorder import Recorder
from desktop_app.ui.screens.geluid.text_list import TextList
from desktop_app.ui.screens.geluid.view import STATES, Doing, SoundView
from desktop_app.ui.shell.breakpoints import Columns, Fit
from desktop_app.ui.shell.navigation import Back, KeyHelp, Screen
from desktop_app.ui.widgets.btn import Btn
from desktop_app.ui.widgets.card import Card
from desktop_app.ui.widgets.chip import Chip
from desktop_app.ui.widgets.choice_field import ChoiceField
from desktop_app.ui.widgets.flow import Flow
from desktop_app.ui.widgets.icon_text import IconText
from desktop_app.ui.widgets.notice import Notice, announce
from desktop_app.ui.widgets.page import Page
from desktop_app.ui.widgets.save_dialog import ask_for_file
from desktop_app.ui.widgets.text import Text
from desktop_app.ui.widgets.visible import show_if
from desktop_app.ui.work import Lanes


def _pick_sound() -> str:
    return QFileDialog.getOpenFileName(None, _("WAV-bestand kiezen"), "", "*.wav")[0]


def _pick_key() -> str:
    return QFileDialog.getOpenFileName(None, _("Sleutel van uw gemeente"), "")[0]


@dataclass(frozen=True, slots=True)
class Files:
    """Asks for files, each gives a path or "": a WAV file, the key to sign with, and where the package goes."""

    sound: Callable[[], str] = _pick_sound
    key: Callable[[], str] = _pick_key
    target: Callable[[str], str] = ask_for_file


USUAL = Files()


class GeluidScreen(Screen):
    """No enter parameters. `room`: the sound of this laptop."""

    def __init__(self, wp: Workplace, room: SoundRoom, lanes: Lanes, files: Files = USUAL) -> None:
        super().__init__()
        self.title = _("Geluid bij de vragen")
        self.bar_title = ""
        self.back = Back(_("Instellingen"), "instellingen")
        self.keys = (
            KeyHelp("Enter", _("opnemen, en weer stoppen")),
            KeyHelp(_("pijl omhoog / pijl omlaag"), _("vorige en volgende tekst")),
        )
        self._room, self._files = room, files
        self._presenter = GeluidPresenter(wp, room, lanes, NamedTimers(self), show=self.present)
        self.view: SoundView | None = None
        self._build()

    def enter(self, **_params: Any) -> None:
        self._presenter.enter()
        self.list.setFocus()

    def leave(self) -> None:
        self._presenter.leave()

    def fit(self, fit: Fit) -> None:
        beside = fit.columns is not Columns.NARROW
        self._work.setDirection(QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.BottomToTop)

    def present(self, view: SoundView) -> None:
        before, self.view = self.view, view
        self.language.set_code(view.language.code)
        self._show_counts(view)
        self.list.show_lines(view.lines, view.language, view.chosen)
        self.recorder.present(view)
        if view.done and (before is None or view.done != before.done):
            announce(self, plain(view.done))
        self.done.set(view.done, "check", "ok")
        if view.failure is None:
            show_if(self.notice, False)
        elif before is None or view.failure is not before.failure:
            self.notice.explain("warn", view.failure)
        self.pack.setEnabled(view.doing is Doing.RUST and view.known)

    # ---- inside ----------------------------------------------------------------------------------------------------

    def _show_counts(self, view: SoundView) -> None:
        for state, chip in self.chips.items():
            word = _(STATES[state][0]) if state is not None else _("Alles")
            chip.setText(f"{word} {view.counts.get(state, 0) if state is not None else view.total}")
            chip.setChecked(state is view.state)
            chip.updateGeometry()
        show_if(self.filled, bool(view.filled))

    def _build(self) -> None:
        page = Page()
        page.fill(self)
        column = page.column
        column.setSpacing(12)
        column.addWidget(Text(self.title, "title"))
        why = _(
            "Cliënten die niet lezen, horen de vraag in hun eigen taal. Laat een moedertaalspreker de tekst inspreken."
        )
        column.addWidget(Text(why, "hint"))
        column.addLayout(self._tools())
        self.done, self.notice = IconText(role="body", wrap=True), Notice("warn")
        self.filled = Text(_("In een tekst staat een naam of een datum. Die leest u altijd zelf voor."), "meta")
        self.notice.hide()
        for part in (self.filled, self.done, self.notice):
            column.addWidget(part)
        self.list, self.recorder = TextList(language("nl")), Recorder()
        self.list.chosen.connect(self._presenter.choose)
        self.list.pressed_on.connect(self._presenter.record)
        self.recorder.pressed.connect(self._press)
        texts = Card(margin=1, spacing=0)
        texts.column.addWidget(self.list, 1)
        self._work = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._work.setSpacing(16)
        self._work.addWidget(texts, 1)
        self._work.addWidget(self.recorder, 1)
        column.addLayout(self._work, 1)
        column.addWidget(self._package())

    def _tools(self) -> Flow:
        tools = Flow(gap=12)
        codes = [language(code) for code in self._presenter.languages]
        self.language = ChoiceField(_("Taal"), [(each.code, _(each.dutch)) for each in codes], width=260)
        self.language.chosen.connect(self._presenter.choose_language)
        tools.addWidget(self.language)
        group = QButtonGroup(self)
        self.chips: dict[State | None, Chip] = {state: Chip("") for state in (None, *State)}
        for state, chip in self.chips.items():
            group.addButton(chip)
            chip.clicked.connect(lambda _on=False, state=state: self._presenter.choose_state(state))
            tools.addWidget(chip)
        return tools

    def _package(self) -> Card:
        card = Card(margin=20)
        card.column.addWidget(Text(_("Pakket voor de laptops"), "strong"))
        about = _("U tekent het met de sleutel van uw gemeente. Laptops spelen alleen opnames af die zo getekend zijn.")
        card.column.addWidget(Text(about, "meta"))
        self.pack = Btn(_("Pakket maken"))
        self.pack.clicked.connect(lambda _on=False: self._make_package())
        card.column.addWidget(self.pack)
        return card

    def _press(self, name: str) -> None:
        acts: dict[str, Callable[[], None]] = {
            "record": self._presenter.record,
            "listen": self._presenter.listen,
            "wav": lambda: self._presenter.take_in(self._files.sound()),
            "drop": self._presenter.drop,
            "next": self._presenter.next_open,
        }
        acts[name]()

    def _make_package(self) -> None:
        key = self._files.key()
        if key and self.view is not None:
            self._presenter.pack(key, self._files.target(self._room.studio.package_name(self.view.language.code)))
