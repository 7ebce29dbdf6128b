"""The card by which a dossier goes to a colleague: whose it is, a choice, and the button."""

from collections.abc import Callable

from desktop_app.i18n.words import _
from desktop_app.ui.screens.dossiermap.handing import HandingView
from desktop_app.ui.widgets.btn import Btn
from desktop_app.ui.widgets.card import Card
from desktop_app.ui.widgets.choice_field import ChoiceField
from desktop_app.ui.widgets.flow import Flow
from desktop_app.ui.widgets.text import Text
from desktop_app.ui.widgets.visible import show_if

WIDTH = 360


class HandingCard(Card):
    """`hand_over(id)` is what its button does, once somebody is chosen."""

    def __init__(self, hand_over: Callable[[str], None]) -> None:
        super().__init__(margin=16, spacing=8)
        self._hand_over = hand_over
        self._now = Text("")
        self._nobody = Text(_("Synchroniseer eerst. Daarna kent Opmaat uw collega's."), "hint")
        self.choice = ChoiceField(_("Naar wie gaat dit dossier?"), (), empty=_("Kies een collega"), width=WIDTH)
        self.button = Btn(_("Overdragen"), icon="users")
        self.choice.chosen.connect(lambda _code: self.choice.set_error(""))
        self.button.clicked.connect(self._press)
        row = Flow()
        row.addWidget(self.button)
        for part in (Text(_("Overdragen"), "heading"), self._now, self._nobody, self.choice):
            self.column.addWidget(part)
        self.column.addLayout(row)

    def present(self, view: HandingView) -> None:
        self._now.setText(view.now)
        self.choice.set_error("")
        self.choice.set_options(view.choices)
        show_if(self._nobody, not view.choices)
        for part in (self.choice, self.button):
            show_if(part, bool(view.choices))
        self.show()

    def _press(self) -> None:
        if self.choice.code():
            self._hand_over(self.choice.code())
        else:
            self.choice.set_error(_("Kies eerst een collega."))
            self.choice.box.setFocus()
