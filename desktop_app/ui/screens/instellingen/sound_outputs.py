"""Geluid in Instellingen: on which device the client hears, on which the caseworker, with a tone to try each."""

from collections.abc import Sequence

from PySide6.QtCore import Signal

from desktop_app.casework.sound_ports import Ears, SoundCard
from desktop_app.domain.errors import OpmaatError
from desktop_app.i18n.errors import explain
from desktop_app.i18n.formats import fill, plain
from desktop_app.i18n.words import _
from desktop_app.ui.preferences import Preferences
from desktop_app.ui.widgets.btn import Btn
from desktop_app.ui.widgets.card import Card
from desktop_app.ui.widgets.choice_field import ChoiceField
from desktop_app.ui.widgets.notice import announce
from desktop_app.ui.widgets.text import Text
from desktop_app.ui.widgets.visible import show_if
from desktop_app.ui.work import Lanes, Scope

SYSTEM = "*"
KEPT = {Ears.CLIENT: "client_sound", Ears.WORKER: "own_sound"}
"""The field of `Preferences` that holds the name of a device; "" for that of the system."""


class SoundOutputs(Card):
    """`chosen(name of the preference, name of the device)`."""

    chosen = Signal(str, str)

    def __init__(self, card: SoundCard, lanes: Lanes) -> None:
        super().__init__(spacing=12)
        self._card, self._all_lanes, self._lanes = card, lanes, Scope(lanes)
        self._found: tuple[str, ...] | None = None
        self._wanted: dict[Ears, str] = {}
        labels = {Ears.CLIENT: _("De cliënt hoort het geluid via"), Ears.WORKER: _("U hoort het geluid via")}
        self.fields = {ears: ChoiceField(label, [], width=360) for ears, label in labels.items()}
        self.tests = {ears: Btn(_("Laat een toon horen"), icon="volume-2") for ears in labels}
        self.told = Text("", "meta")
        self.column.addWidget(Text(_("Geluid"), "strong"))
        for ears, field in self.fields.items():
            test = self.tests[ears]
            test.setAccessibleName(f"{test.text()}: {labels[ears]}")
            field.chosen.connect(lambda code, ears=ears: self._choose(ears, code))
            test.clicked.connect(lambda _on=False, ears=ears: self._try(ears))
            self.column.addWidget(field)
            self.column.addWidget(test)
        self.column.addWidget(self.told)
        heard = _("De cliënt hoort vragen en antwoorden. U hoort de opnames die u maakt.")
        self.column.addWidget(Text(heard, "meta"))
        show_if(self.told, False)

    def enter(self) -> None:
        """Look which devices are there; that takes a moment."""
        self._lanes = Scope(self._all_lanes)
        self._lanes.on_vault(self._card.outputs, self._show_found)

    def leave(self) -> None:
        self._lanes.close()
        self._card.stop()

    def show_wanted(self, now: Preferences) -> None:
        self._wanted = {ears: getattr(now, name) for ears, name in KEPT.items()}
        self._fill()

    def _show_found(self, found: Sequence[str]) -> None:
        self._found = tuple(found)
        self._fill()
        self._tell("" if found else _("Er is nu geen luidspreker."))

    def _fill(self) -> None:
        """The devices that are there now; a chosen one that is not stays chosen."""
        for ears, field in self.fields.items():
            wanted, found = self._wanted.get(ears, ""), self._found or ()
            options = [(SYSTEM, _("Zoals de laptop kiest")), *((name, name) for name in found)]
            if wanted and wanted not in found:
                gone = plain(fill(_("{naam} (nu niet aangesloten)"), naam=wanted))
                options.append((wanted, wanted if self._found is None else gone))
            field.set_options(options)
            field.set_code(wanted or SYSTEM)

    def _choose(self, ears: Ears, code: str) -> None:
        self._tell("")
        self.chosen.emit(KEPT[ears], "" if code == SYSTEM else code)

    def _try(self, ears: Ears) -> None:
        visit = self._lanes
        self._card.try_out(lambda error: visit.to_main(lambda: self._tried(error)), to=ears)

    def _tried(self, error: OpmaatError | None) -> None:
        self._tell(str(explain(error)) if error else _("U hoorde een toon. Hoorde u niets? Zet het geluid harder."))

    def _tell(self, words: str) -> None:
        self.told.setText(words)
        show_if(self.told, bool(words))
        if words:
            announce(self, words)
