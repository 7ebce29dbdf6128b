"""Middle: one question. The keys of answering live here and only here, so that typing a note never answers."""

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.casework.interview_views import PageKind
from desktop_app.domain.answer import AnswerState
from desktop_app.i18n.formats import fill
from desktop_app.i18n.language import Language
from desktop_app.i18n.words import _
from desktop_app.ui.screens.gesprek.bottom_bar import BottomBar
from desktop_app.ui.screens.gesprek.page import PageModel
from desktop_app.ui.screens.gesprek.specials import SpecialAnswers
from desktop_app.ui.screens.gesprek.words import SPECIAL
from desktop_app.ui.widgets.earlier_notice import EarlierNotice
from desktop_app.ui.widgets.questions.base import client_text
from desktop_app.ui.widgets.questions.body import QuestionBody
from desktop_app.ui.widgets.questions.model import WORKER_LANGUAGE
from desktop_app.ui.widgets.scroll import ScrollColumn
from desktop_app.ui.widgets.tag import Tag
from desktop_app.ui.widgets.text import Text
from desktop_app.ui.widgets.visible import show_if

LETTERS = {key: state for state, (_words, key, _icon) in SPECIAL.items()}
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class QuestionArea(QWidget):
    """`letters`: single-letter keys are on (WCAG 2.1.4: they can be switched off; Alt with the letter always works) ·
    `onward`: a choice made on purpose goes on to the next question by itself."""

    answered = Signal(str, str, bool, object)
    focused = Signal(str)
    special = Signal(object)
    went_on = Signal()
    went_back = Signal()
    cleared = Signal()
    row_asked = Signal()
    row_removed = Signal(str)
    skipped = Signal()
    took_back = Signal(object)
    let_go = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.letters, self.onward = True, False
        self.meta, self.machine = Text("", "meta"), Tag("", "warn", icon="languages")
        self.question, self.client, self.reason = Text("", "question"), Text("", "client"), Text("", "hint")
        self.body = QuestionBody()
        for dutch in (self.question, self.reason, self.body):
            dutch.setLocale(QLocale(WORKER_LANGUAGE))  # what a screen reader speaks
        self.specials = SpecialAnswers()
        self.bar = BottomBar()
        self.content = QWidget()
        self.earlier = EarlierNotice()
        self._build()
        self._wire()

    def _build(self) -> None:
        column = QVBoxLayout(self.content)
        column.setSpacing(8)
        top = QHBoxLayout()
        top.addWidget(self.meta, 1)
        top.addWidget(self.machine)
        column.addLayout(top)
        for part in (self.question, self.client, self.reason):
            column.addWidget(part)
        column.addWidget(self.earlier)
        column.addSpacing(4)
        column.addWidget(self.body)
        column.addSpacing(4)
        column.addWidget(self.specials)
        column.addStretch(1)
        self._column = column
        self.area = ScrollColumn(self.content)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.area, 1)
        whole.addWidget(self.bar)

    def _wire(self) -> None:
        body = self.body
        body.answered.connect(self.answered)
        body.focused.connect(self.focused)
        body.picked.connect(self._picked)
        body.row_asked.connect(self.row_asked)
        body.row_removed.connect(self.row_removed)
        self.specials.chosen.connect(self.special)
        self.earlier.took_back.connect(self.took_back)
        self.earlier.let_go.connect(self.let_go)
        self.bar.onward.clicked.connect(self.went_on)
        self.bar.back.clicked.connect(self.went_back)
        self.bar.skip.clicked.connect(self.skipped)

    def set_layout(self, *, low: bool, narrow: bool, drawer: bool) -> None:
        """`low`: less than 700 px high · `narrow`: one column · `drawer`: the side panel is a drawer."""
        side = 24 if narrow else 40
        far = side - 8  # where the scroll bar is
        left, right = (far, side) if self.isRightToLeft() else (side, far)
        self._column.setContentsMargins(left, 12 if low else 20, right, 12)
        self._column.setSpacing(4 if low else 8)
        self.question.set_role("heading" if low else "question")
        self.body.set_low(low)
        self.bar.set_layout(side=side, low=low, narrow=narrow, drawer=drawer)

    def show_page(self, page: PageModel, language: Language | None, *, moved: bool) -> None:
        self.meta.setText("  ·  ".join(self._meta(page)))
        self.question.setText(page.question.worker)
        own = client_text(page.question, language)
        self.client.set_client_text(own.text, rtl=own.rtl, factor=own.factor * 1.05)
        self.client.setLocale(QLocale(language.code if language else WORKER_LANGUAGE))
        show_if(self.client, bool(own.text))
        self.reason.setText(page.reason.worker)
        show_if(self.reason, bool(page.reason.worker))
        self.machine.set(self._translation(page, language), "warn", icon="languages")
        self.earlier.show_earlier(page.earlier[0] if page.earlier else None)
        self._show_body(page, language)
        self.specials.show_state(page.state)
        show_if(self.specials, page.kind is not PageKind.CARD)
        show_if(self.bar.skip, page.kind is PageKind.CARD and page.voluntary)
        if moved:
            self.area.verticalScrollBar().setValue(0)
            if page.kind is PageKind.CARD:
                self.bar.onward.setFocus()
            else:
                self.body.focus_first()

    def _show_body(self, page: PageModel, language: Language | None) -> None:
        if page.kind is PageKind.TABLE:
            self.body.show_table(page.ref, page.rows, language)
        elif page.kind is PageKind.LEAF:
            self.body.show_one(page.ref, page.fields[0], language, name=page.question.worker)
        else:
            self.body.show_fields(page.ref, page.fields if page.kind is PageKind.FIELDS else (), language)

    def _meta(self, page: PageModel) -> list[str]:
        words = [page.section.worker]
        if page.total:
            words.append(fill(_("vraag {n} van {total}"), n=page.number, total=page.total))
        words.append(_("kernvraag") if page.core else _("verdieping"))
        if page.sensitive:
            words.append(_("gevoelig"))
        if not page.for_client:
            words.append(_("vult u zelf in"))
        if page.confirmed:
            words.append(_("bevestigd"))
        return words

    def _translation(self, page: PageModel, language: Language | None) -> str:
        if language is None or not page.for_client:
            return ""
        if not page.translated:
            return fill(_("Geen tekst in het {taal}. Lees de vraag voor."), taal=_(language.dutch))
        return _("Vertaling niet nagekeken") if page.machine else ""

    def _picked(self) -> None:
        if self.onward:
            self.went_on.emit()

    # ---- keys ------------------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._key(event):
            event.accept()
        else:
            super().keyPressEvent(event)

    def _key(self, event: QKeyEvent) -> bool:
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if held == Qt.KeyboardModifier.ControlModifier and event.key() in ENTER:
            self.row_asked.emit()
            return True
        if held != Qt.KeyboardModifier.NoModifier:
            return False
        if event.key() in ENTER:
            self.enter()
            return True
        if event.key() == Qt.Key.Key_Backspace:
            self.cleared.emit()
            return True
        return self._answer(event.text())

    def _answer(self, typed: str) -> bool:
        if typed.isdecimal():
            return self.body.press(typed)
        state: AnswerState | None = LETTERS.get(typed.upper()) if typed and self.letters else None
        if state is not None:
            self.special.emit(state)
        return state is not None

    def enter(self) -> None:
        """Enter belongs to the field first (a line to tick, a search), then it means: go on."""
        if not self.body.enter():
            self.went_on.emit()
