"""One goal: what, who does what, when, how one knows. Moved with buttons or Alt+arrow, never dragged only."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop_app.i18n.words import _
from desktop_app.ui.screens.pip.view import GoalModel
from desktop_app.ui.widgets.btn import Btn
from desktop_app.ui.widgets.card import Card
from desktop_app.ui.widgets.questions.compound import Fields
from desktop_app.ui.widgets.text import Text


class GoalCard(Card):
    """`moved(id, by)`, `removed(id)`, `answered(ref, raw, settled)`."""

    moved = Signal(str, int)
    removed = Signal(str)
    answered = Signal(str, str, bool)

    def __init__(self, goal: str, parent: QWidget | None = None) -> None:
        super().__init__(margin=16, spacing=12, parent=parent)
        self.goal = goal
        self.title = Text("", "strong")
        self.up = Btn(_("Omhoog"), "quiet", icon="arrow-up")
        self.down = Btn(_("Omlaag"), "quiet", icon="arrow-down")
        self.remove = Btn(_("Verwijderen"), "quiet", icon="trash-2")
        line = QHBoxLayout()
        line.addWidget(self.title, 1)
        for button in (self.up, self.down, self.remove):
            line.addWidget(button)
        self.column.addLayout(line)
        self.fields = Fields(None)
        self.column.addWidget(self.fields)
        self.up.clicked.connect(lambda: self.moved.emit(goal, -1))
        self.down.clicked.connect(lambda: self.moved.emit(goal, 1))
        self.remove.clicked.connect(lambda: self.removed.emit(goal))
        self.fields.answered.connect(self.answered)

    def show_goal(self, model: GoalModel) -> None:
        self.title.setText(model.title)
        for button in (self.up, self.down, self.remove):
            button.setAccessibleName(f"{model.title}: {button.text()}")
        self.up.setEnabled(not model.first)
        self.down.setEnabled(not model.last)
        self.fields.show_models(model.fields)

    def focus_first(self) -> None:
        order = self.fields.ordered()
        if order:
            order[0].focus_first()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.AltModifier and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.moved.emit(self.goal, -1 if event.key() == Qt.Key.Key_Up else 1)
            return
        super().keyPressEvent(event)
