"""The cards of the check page: a section with its answers and whether it is ready; what counts no longer; the note."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.casework.interview_views import EarlierView
from desktop_app.i18n.words import _
from desktop_app.ui.screens.controleren.view import Group, Line
from desktop_app.ui.widgets.btn import Btn
from desktop_app.ui.widgets.card import Card, Hairline
from desktop_app.ui.widgets.earlier_notice import EarlierNotice
from desktop_app.ui.widgets.section_mark import SectionMark
from desktop_app.ui.widgets.text import Text
from desktop_app.ui.widgets.visible import show_if


class GroupCard(Card):
    """`opened(ref)` a question · `marked(state)` as of `SectionMark` · `took_back(earlier)`, `let_go(earlier)`.

    `acts`: the button of each line, by reference · `readable`: nothing can be changed.
    """

    opened = Signal(str)
    marked = Signal(object)
    took_back = Signal(object)
    let_go = Signal(object)

    def __init__(self, group: Group, *, readable: bool) -> None:
        super().__init__(spacing=4)
        self._readable = readable
        self.acts: dict[str, Btn] = {}
        self.column.addWidget(Text(group.title, "heading"))
        for place, line in enumerate(group.lines):
            if place:
                self.column.addWidget(Hairline())
            self.column.addWidget(self._line(line))
        self.mark = SectionMark(group.title)
        self.mark.show_mark(group.mark, group.marked)
        self.mark.marked.connect(self.marked)
        for part in (Hairline(), self.mark):
            self.column.addWidget(part)
            show_if(part, not readable)

    def _line(self, line: Line) -> QWidget:
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 6, 0, 6)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(Text(line.question), 5)
        row.addWidget(Text(line.answer, "strong" if line.answered else "hint"), 4)
        row.addWidget(Text(line.state, "small", colour="ok"), 1)
        change = Btn(line.act, "quiet")
        change.setAccessibleName(f"{line.act}: {line.question}")
        change.clicked.connect(lambda _on=False: self.opened.emit(line.ref))
        self.acts[line.ref] = change
        row.addWidget(change, 2, Qt.AlignmentFlag.AlignTrailing)
        show_if(change, not self._readable)
        column.addLayout(row)
        if line.note:
            column.addWidget(Text(f"{_('Notitie')}: {line.note}", "meta"))
        for earlier in line.earlier:
            notice = EarlierNotice(earlier, settled=self._readable)
            notice.took_back.connect(self.took_back)
            notice.let_go.connect(self.let_go)
            column.addWidget(notice)
        return box


class FallenCard(Card):
    """Answers to questions that are not asked any more, grey: they count nowhere."""

    took_back = Signal(object)
    let_go = Signal(object)

    def __init__(self, fallen: tuple[EarlierView, ...], *, readable: bool) -> None:
        super().__init__(spacing=8)
        self.column.addWidget(Text(_("Eerdere antwoorden"), "heading"))
        self.column.addWidget(Text(_("Deze antwoorden tellen niet mee. Opmaat bewaart ze tot het afronden."), "hint"))
        for earlier in fallen:
            question = earlier.question or _("Een vraag van een oudere vragenlijst")
            self.column.addWidget(Text(question, "body", colour="muted"))
            notice = EarlierNotice(earlier, settled=readable)
            notice.took_back.connect(self.took_back)
            notice.let_go.connect(self.let_go)
            self.column.addWidget(notice)


class GeneralNoteCard(Card):
    """The note about the whole conversation. `written`: who wrote it, and when."""

    def __init__(self, note: str, written: str) -> None:
        super().__init__(spacing=4)
        for part in (Text(_("Algemene notitie"), "heading"), Text(note), Text(written, "meta")):
            self.column.addWidget(part)
