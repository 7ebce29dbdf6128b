"""Middle: a section as a form, its goals, and under it the text that will be printed."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.i18n.words import _
from desktop_app.ui.screens.pip.goal_card import GoalCard
from desktop_app.ui.screens.pip.text_card import TextCard
from desktop_app.ui.screens.pip.view import GoalModel, PipModel, TextModel
from desktop_app.ui.widgets.btn import Btn
from desktop_app.ui.widgets.page import Page
from desktop_app.ui.widgets.questions.compound import Fields
from desktop_app.ui.widgets.text import Text
from desktop_app.ui.widgets.visible import show_if


class PipForm(Page):
    answered = Signal(str, str, bool)
    written = Signal(str, str)
    restored = Signal(str)
    kept = Signal(str)
    goal_asked = Signal()
    goal_moved = Signal(str, int)
    goal_removed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(widest=820, parent=parent)
        self.goals: dict[str, GoalCard] = {}
        self.texts: list[TextCard] = []
        self.title = Text("", "title")
        self.fields = Fields(None)
        self.fields.answered.connect(self.answered)
        self.goal_title = Text(_("Doelen en afspraken"), "heading")
        self.add = Btn(_("Doel toevoegen"), icon="plus", key="Ctrl+Enter")
        self.add.clicked.connect(self.goal_asked)
        self.text_title = Text(_("Dit komt in het PIP"), "heading")
        self._goal_box, self._text_box = QVBoxLayout(), QVBoxLayout()
        for box in (self._goal_box, self._text_box):
            box.setSpacing(8)
        column = self.column
        column.setSpacing(16)
        for part in (self.title, self.fields, self.goal_title):
            column.addWidget(part)
        column.addLayout(self._goal_box)
        column.addWidget(self.add)
        column.addWidget(self.text_title)
        column.addLayout(self._text_box)
        column.addStretch(1)

    def show_model(self, model: PipModel, *, moved: bool) -> None:
        self.title.setText(model.title)
        self.fields.show_models(model.fields)
        show_if(self.fields, bool(model.fields))
        self._show_goals(model.goals)
        self._show_texts(model.texts)
        if moved:
            self.verticalScrollBar().setValue(0)
            self.focus_first()

    def focus_first(self) -> None:
        order = self.fields.ordered()
        if order and not self.fields.isHidden():
            order[0].focus_first()
            return
        edits = [card.edit for card in self.texts if not card.isHidden() and not card.edit.isHidden()]
        (edits[0] if edits else self).setFocus()

    def focus_goal(self, goal: str) -> None:
        card = self.goals.get(goal)
        if card is not None:
            card.focus_first()
            self.ensureWidgetVisible(card)

    def show_refusal(self, ref: str, message: str) -> None:
        for fields in (self.fields, *(card.fields for card in self.goals.values())):
            if ref in fields.fields:
                fields.fields[ref].show_error(message)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier and not self.add.isHidden():
            self.goal_asked.emit()
            return
        super().keyPressEvent(event)

    def _show_goals(self, goals: tuple[GoalModel, ...] | None) -> None:
        show_if(self.goal_title, goals is not None)
        show_if(self.add, goals is not None)
        wanted = [model.id for model in goals or ()]
        for gone in [goal for goal in self.goals if goal not in wanted]:
            card = self.goals.pop(gone)
            card.hide()
            card.deleteLater()
        for place, model in enumerate(goals or ()):
            shown = self.goals.get(model.id) or self._make_goal(model.id)
            if self._goal_box.indexOf(shown) != place:
                self._goal_box.insertWidget(place, shown)
            shown.show_goal(model)

    def _make_goal(self, goal: str) -> GoalCard:
        card = GoalCard(goal)
        card.answered.connect(self.answered)
        card.moved.connect(self.goal_moved)
        card.removed.connect(self.goal_removed)
        self.goals[goal] = card
        return card

    def _show_texts(self, texts: tuple[TextModel, ...]) -> None:
        show_if(self.text_title, bool(texts))
        while len(self.texts) < len(texts):
            card = TextCard()
            card.written.connect(self.written)
            card.restored.connect(self.restored)
            card.kept.connect(self.kept)
            self._text_box.addWidget(card)
            self.texts.append(card)
        for place, card in enumerate(self.texts):
            show_if(card, place < len(texts))
            if place < len(texts):
                card.show_text(texts[place])
