"""Gegevens op dit apparaat: what lies here, and the way to let it go."""

from datetime import datetime

from PySide6.QtCore import Signal

from desktop_app.casework.on_device import OnDevice
from desktop_app.i18n.formats import fill, write
from desktop_app.i18n.words import _, current, ngettext
from desktop_app.ui.widgets.btn import Btn
from desktop_app.ui.widgets.card import Card
from desktop_app.ui.widgets.rows import CheckRow
from desktop_app.ui.widgets.text import Text
from desktop_app.ui.widgets.visible import show_if

MEGABYTE = 1_000_000


class DeviceCard(Card):
    """`asked`: the person wants to remove dossiers · `chosen(on)`: every dossier of the team belongs here, or not."""

    asked = Signal()
    chosen = Signal(bool)

    def __init__(self, team: str) -> None:
        """`team`: "" where there is none to get dossiers of."""
        super().__init__()
        self.told = Text("", "body")
        self.remove = Btn(_("Dossiers verzenden of verwijderen"))
        self.remove.clicked.connect(lambda _on=False: self.asked.emit())
        self.column.addWidget(Text(_("Gegevens op deze laptop"), "strong"))
        self.whole_team = CheckRow(_("Alle dossiers van het team op deze laptop"), low=True)
        self.whole_team.clicked.connect(self._choose)
        self.holds = Text("", "meta")
        for part in (self.told, self.remove, self.whole_team, self.holds):
            self.column.addWidget(part)
        for part in (self.whole_team, self.holds):
            show_if(part, bool(team))
        show_if(self.told, False)

    def show_device(self, found: OnDevice) -> None:
        self._show_choice(found.whole_team)
        dossiers = ngettext("{n} dossier, versleuteld.", "{n} dossiers, versleuteld.", found.dossiers)
        waiting = ngettext(
            "{n} wijziging is nog niet verzonden.", "{n} wijzigingen zijn nog niet verzonden.", found.unsent
        )
        room = _("Ruimte: {n} MB, met bijlagen en reservekopieën.")
        lines = [
            fill(dossiers, n=found.dossiers),
            fill(waiting, n=found.unsent) if found.unsent else "",
            fill(room, n=max(0.1, round(found.size / MEGABYTE, 1))),
            _when(_("Laatste synchronisatie: {moment}."), found.synced, _("Nog niet gesynchroniseerd.")),
            _when(_("Laatste reservekopie: {moment}."), found.backup, _("Nog geen reservekopie.")),
        ]
        self.told.setText("\n".join(filter(None, lines)))
        show_if(self.told, True)

    def _choose(self, on: bool) -> None:
        self._show_choice(on)
        self.chosen.emit(on)

    def _show_choice(self, on: bool) -> None:
        self.whole_team.setChecked(on)
        more = _("De volgende synchronisatie haalt de rest op. Zet u dit weer uit? Dan blijft alles staan.")
        few = _("Hier staan alleen uw eigen dossiers en wat u meeneemt.")
        self.holds.setText(more if on else few)


def _when(words: str, at: datetime | None, never: str) -> str:
    return fill(words, moment=write(at.astimezone(), current())) if at else never
