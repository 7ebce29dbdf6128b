"""The pages without a question: rest, pause, what was written down, one pair of the plan."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from desktop_app.ui.tolkscherm.buttons import ClientButton
from desktop_app.ui.tolkscherm.scene import Line, Ring, Scene
from desktop_app.ui.tolkscherm.type import Big, start_side
from desktop_app.ui.tolkscherm.words import HAND_BACK, MOMENT, PAUSE, RIGHT, RINGS, WRITTEN_DOWN, WRONG, YOUR_PLAN, line


class CentredPage(QWidget):
    """Rest and pause: who owns the screen, and one line in both languages."""

    def __init__(self, words: str, *, owner: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words, self._owned = words, owner
        self.owner, self.client, self.dutch = Big(20, 600, colour="muted"), Big(44, 600), Big(20, colour="muted")
        column = QVBoxLayout(self)
        column.addStretch(1)
        for part in (self.owner, self.client, self.dutch):
            part.to_side(Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(part)
        column.addStretch(1)

    def show_scene(self, scene: Scene, scale: float) -> None:
        shown = line(HAND_BACK if scene.turned and self._owned else self._words, scene.language.code)
        self.owner.say(scene.owner if self._owned else "")
        self.client.say(shown.client or shown.dutch, scene.language if shown.client else None)
        self.dutch.say(shown.dutch if shown.client and shown.client != shown.dutch else "")
        for part in (self.owner, self.client, self.dutch):
            part.set_scale(scale)


class Sentence(QWidget):
    """One sentence in both languages, with Klopt and Klopt niet if `ask`."""

    told = Signal(bool)

    def __init__(self, *, ask: bool, size: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.client, self.dutch = Big(size, 500), Big(17, colour="muted")
        self.right, self.wrong = ClientButton("check"), ClientButton("pencil")
        self.right.clicked.connect(lambda: self.told.emit(True))
        self.wrong.clicked.connect(lambda: self.told.emit(False))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.client)
        column.addWidget(self.dutch)
        line_ = QHBoxLayout()
        line_.setSpacing(12)
        line_.addWidget(self.right)
        line_.addWidget(self.wrong)
        line_.addStretch(1)
        column.addLayout(line_)
        self.right.setVisible(ask)
        self.wrong.setVisible(ask)

    def say(self, words: Line, scene: Scene, scale: float) -> None:
        language = scene.language
        self.client.say(words.client or words.dutch, language if words.client else None)
        self.dutch.say(words.dutch if words.client else "")
        for part in (self.client, self.dutch):
            part.to_side(start_side(language))
            part.set_scale(scale)
        self.right.say(line(RIGHT, language.code), language, scale)
        self.wrong.say(line(WRONG, language.code), language, scale)


class SentencesPage(QWidget):
    """A heading and sentences; it scrolls if it must."""

    told = Signal(int, bool)
    rang = Signal(object)

    def __init__(self, *, ask: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ask = ask
        self.heading = Big(22, 600, colour="muted")
        self.hear = ClientButton("volume-2")
        self.hear.clicked.connect(lambda: self.rang.emit(Ring.LUISTER))
        self._sentences: list[Sentence] = []
        inside = QWidget()
        self._list = QVBoxLayout(inside)
        self._list.setContentsMargins(0, 16, 0, 0)
        self._list.setSpacing(28)
        self._list.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inside)
        self._column = QVBoxLayout(self)
        head = QHBoxLayout()
        head.addWidget(self.heading, 1)
        head.addWidget(self.hear)
        self._column.addLayout(head)
        self._column.addWidget(area, 1)

    def show_scene(self, scene: Scene, scale: float) -> None:
        self._column.setContentsMargins(*(round(44 * scale),) * 4)
        head = line(WRITTEN_DOWN if self._ask else YOUR_PLAN, scene.language.code)
        self.heading.say(head.client or head.dutch, scene.language if head.client else None)
        self.heading.to_side(start_side(scene.language))
        self.heading.set_scale(scale)
        self.hear.say(line(RINGS[Ring.LUISTER], scene.language.code), scene.language, scale)
        self.hear.setVisible(scene.audible)
        while len(self._sentences) < len(scene.sentences):
            self._add()
        for place, sentence in enumerate(self._sentences):
            shown = place < len(scene.sentences)
            sentence.setVisible(shown)
            if shown:
                sentence.say(scene.sentences[place], scene, scale)
            else:
                sentence.say(Line("", ""), scene, scale)

    def _add(self) -> None:
        place = len(self._sentences)
        made = Sentence(ask=self._ask, size=28 if self._ask else 34)
        made.told.connect(lambda right: self.told.emit(place, right))
        self._sentences.append(made)
        self._list.insertWidget(place, made)


def rest_page() -> CentredPage:
    return CentredPage(MOMENT, owner=True)


def pause_page() -> CentredPage:
    return CentredPage(PAUSE, owner=False)
