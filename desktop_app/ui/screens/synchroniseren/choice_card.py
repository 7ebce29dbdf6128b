"""One conflict: what it was, what you wrote, what a colleague wrote. Nothing is chosen beforehand."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup

from desktop_app.casework.conflict_texts import ConflictText, SideText
from desktop_app.i18n.formats import fill
from desktop_app.i18n.words import _, ngettext
from desktop_app.ui.widgets.btn import Btn
from desktop_app.ui.widgets.card import Card
from desktop_app.ui.widgets.rows import AnswerRow
from desktop_app.ui.widgets.text import Text
from desktop_app.ui.widgets.visible import show_if


class ChoiceCard(Card):
    """`decided(conflict id, "mine" | "theirs" | "ask_again")` on the button."""

    decided = Signal(str, str)

    def __init__(self, conflict: ConflictText) -> None:
        super().__init__(spacing=8)
        self._id = conflict.id
        self.column.addWidget(Text(conflict.question, "heading"))
        before = fill(_("Was: {value}"), value=conflict.base) if conflict.base else _("Was nog leeg")
        self.column.addWidget(Text(before, "hint"))
        self._group = QButtonGroup(self)
        self.rows: dict[str, AnswerRow] = {}
        self._add("mine", _("U"), conflict.mine)
        self._add("theirs", _("Ander"), conflict.theirs)
        if conflict.ask_again:
            self._add_row("ask_again", _("Allebei bewaren en opnieuw vragen"), _('Komt bij "Later vragen"'))
        self.error = Text("", "strong", colour="err")
        self.error.hide()
        self.column.addWidget(self.error)
        self.save = Btn(_("Keuze opslaan"), "primary")
        self.save.clicked.connect(self._decide)
        self.column.addSpacing(4)
        self.column.addWidget(self.save, 0, Qt.AlignmentFlag.AlignLeading)
        self.column.addWidget(Text(_("Wat u niet kiest, blijft in de geschiedenis."), "meta"))
        if conflict.merged:
            merged = ngettext(
                "{n} andere wijziging is vanzelf samengevoegd.",
                "{n} andere wijzigingen zijn vanzelf samengevoegd.",
                conflict.merged,
            )
            self.column.addWidget(Text(fill(merged, n=conflict.merged), "meta"))

    def _add(self, choice: str, who: str, side: SideText) -> None:
        self._add_row(choice, f"{who}: {side.value}", f"{side.by}, {side.when}")

    def _add_row(self, choice: str, words: str, under: str) -> None:
        row = AnswerRow(words.replace("\n", "; "))
        row.setAccessibleDescription(under)
        self._group.addButton(row)
        self.rows[choice] = row
        row.clicked.connect(lambda _checked=False: show_if(self.error, False))
        self.column.addWidget(row)
        note = Text(under, "meta")
        note.setContentsMargins(46, 0, 0, 4)
        self.column.addWidget(note)

    def _decide(self) -> None:
        chosen = next((choice for choice, row in self.rows.items() if row.isChecked()), "")
        if chosen:
            self.decided.emit(self._id, chosen)
            return
        self.error.setText(_("Kies wat er in het dossier komt."))
        show_if(self.error, True)
        next(iter(self.rows.values())).setFocus()
