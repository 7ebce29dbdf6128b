"""Tolkscherm in Instellingen: which screen the client looks at, with a test picture, and which translations."""

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import Signal

from desktop_app.i18n.words import _
from desktop_app.ui.widgets.btn import Btn
from desktop_app.ui.widgets.card import Card
from desktop_app.ui.widgets.choice_field import ChoiceField
from desktop_app.ui.widgets.notice import announce
from desktop_app.ui.widgets.rows import CheckRow
from desktop_app.ui.widgets.text import Text

ANY = "*"


class ClientScreens(Protocol):
    """The screens of this laptop, as `tolkscherm.Placement` knows them."""

    def others(self) -> Sequence[tuple[str, str]]:
        """Name and words of every screen that is not the caseworker's."""
        ...

    def try_out(self) -> bool: ...

    def end_try_out(self) -> None: ...


class ClientScreenCard(Card):
    """`chosen(name)`: "" for any second screen."""

    chosen = Signal(str)

    def __init__(self, screens: ClientScreens, unchecked: CheckRow) -> None:
        super().__init__()
        self._screens, self._showing = screens, False
        self.field = ChoiceField(_("Scherm voor de cliënt"), [], width=360)
        self.test = Btn(_("Toon een proefbeeld"), icon="monitor")
        self.told = Text("", "meta")
        marked = _("De cliënt leest erbij dat een computer de tekst vertaalde. Zonder vertaling leest de tolk voor.")
        parts = (Text(_("Tolkscherm"), "strong"), self.field, self.test, self.told, Text(marked, "meta"), unchecked)
        for part in parts:
            self.column.addWidget(part)
        self.field.chosen.connect(self._choose)
        self.test.clicked.connect(lambda _on=False: self._toggle())

    def show_screens(self, wanted: str) -> None:
        """The screens that are there now; a chosen one that is not stays chosen."""
        found = list(self._screens.others())
        if wanted and wanted not in dict(found):
            found.append((wanted, wanted))
        box = self.field.box
        box.clear()
        for name, words in [(ANY, _("Elk tweede scherm")), *found]:
            box.addItem(words, name)
        self.field.set_code(wanted or ANY)
        self._tell(_("Er is nu geen tweede scherm.") if not self._screens.others() else "")

    def end(self) -> None:
        """Nobody looks at Instellingen any more, so nobody at the test picture."""
        if self._showing:
            self._toggle()

    def _choose(self, code: str) -> None:
        self.end()
        self.chosen.emit("" if code == ANY else code)

    def _toggle(self) -> None:
        if self._showing:
            self._screens.end_try_out()
            self._showing = False
            self._tell("")
        else:
            self._showing = self._screens.try_out()
            self._tell(
                _("Het proefbeeld staat op het tolkscherm.") if self._showing else _("Er is nu geen tweede scherm.")
            )
        self.test.setText(_("Haal het proefbeeld weg") if self._showing else _("Toon een proefbeeld"))
        self.test.updateGeometry()

    def _tell(self, words: str) -> None:
        self.told.setText(words)
        self.told.setVisible(bool(words))
        if words:
            announce(self, words)
