"""The card of attachments: the list, and the button that adds one."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from desktop_app.i18n.formats import fill, plain
from desktop_app.i18n.words import _
from desktop_app.ui.screens.dossiermap.attachments import AttachmentLine
from desktop_app.ui.widgets.btn import Btn
from desktop_app.ui.widgets.card import Card, Hairline
from desktop_app.ui.widgets.flow import Flow, clear
from desktop_app.ui.widgets.notice import Notice
from desktop_app.ui.widgets.text import Text

Act = Callable[[str], None]


def ask_for_attachment() -> str:
    """The system's own dialog; "" when it was cancelled."""
    kinds = _("Foto of scan") + " (*.jpg *.jpeg *.png *.pdf)"
    return QFileDialog.getOpenFileName(None, _("Bijlage toevoegen"), "", kinds)[0]


class AttachmentCard(Card):
    """`add()`, `read(id)`, `ask(id)`, `remove(id)` and `keep()` are what its buttons do."""

    def __init__(self, *, add: Callable[[], None], read: Act, ask: Act, remove: Act, keep: Callable[[], None]) -> None:
        super().__init__(margin=16, spacing=8)
        self._read, self._ask, self._remove, self._keep = read, ask, remove, keep
        self.column.addWidget(Text(_("Bijlagen"), "heading"))
        hint = _("Foto's van diploma's en scans: JPEG, PNG of PDF. Opmaat bewaart ze versleuteld.")
        self.column.addWidget(Text(hint, "hint"))
        self._lines = QVBoxLayout()
        self._lines.setSpacing(8)
        self.column.addLayout(self._lines)
        row = Flow()
        self.add = Btn(_("Bijlage toevoegen"), icon="plus")
        self.add.clicked.connect(lambda _checked=False: add())
        row.addWidget(self.add)
        self.column.addLayout(row)

    def present(self, lines: Sequence[AttachmentLine]) -> None:
        asked: QWidget | None = None
        clear(self._lines)
        if not lines:
            self._lines.addWidget(Text(_("Er zijn nog geen bijlagen.")))
        for line in lines:
            self._lines.addWidget(Hairline())
            self._lines.addWidget(Text(line.name, "strong"))
            self._lines.addWidget(Text(line.about, "meta"))
            if line.asked:
                question = self._question(line)
                self._lines.addWidget(question)
                asked = question.stay
            else:
                self._lines.addLayout(self._acts(line))
        self.show()
        if asked is not None:
            asked.setFocus()

    def buttons(self) -> list[Btn]:
        """From the top of the card to its end."""
        return [*(button for button in self.findChildren(Btn) if button is not self.add), self.add]

    def _acts(self, line: AttachmentLine) -> Flow:
        row = Flow(gap=12)
        acts = [(_("Bekijken"), "eye", self._read)] if line.here else []
        for words, icon, act in (*acts, (_("Verwijderen"), "trash-2", self._ask)):
            button = Btn(words, icon=icon)
            button.setAccessibleName(f"{words}: {plain(line.name)}")
            button.clicked.connect(lambda _checked=False, act=act: act(line.id))
            row.addWidget(button)
        return row

    def _question(self, line: AttachmentLine) -> "RemoveQuestion":
        return RemoveQuestion(line, remove=self._remove, keep=self._keep)


class RemoveQuestion(Notice):
    """Asked once more, in the page."""

    def __init__(self, line: AttachmentLine, *, remove: Act, keep: Callable[[], None]) -> None:
        headline = fill(_("{name} uit het dossier verwijderen?"), name=line.name)
        super().__init__("warn", headline, _("Na het synchroniseren is de bijlage ook op kantoor weg."))
        self.stay = self.add_act(_("Laten staan"), keep)
        self.go = self.add_act(_("Verwijder nu"), lambda: remove(line.id))
