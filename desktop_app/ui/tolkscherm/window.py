"""The second window: no menu, no title of its own, its own direction. It paints scenes and reports touches."""

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLayout, QStackedLayout, QVBoxLayout, QWidget

from desktop_app.ui.qt.theme import theme
from desktop_app.ui.tolkscherm.point_page import PointPage
from desktop_app.ui.tolkscherm.presenter import Tolkscherm
from desktop_app.ui.tolkscherm.question_page import QuestionPage
from desktop_app.ui.tolkscherm.quiet_pages import CentredPage, SentencesPage, pause_page, rest_page
from desktop_app.ui.tolkscherm.scene import Mode, Scene
from desktop_app.ui.tolkscherm.type import SMALLEST, Big, factor, start_side
from desktop_app.ui.tolkscherm.words import MACHINE, line

FLAGS = Qt.WindowType.Window | Qt.WindowType.FramelessWindowHint | Qt.WindowType.WindowDoesNotAcceptFocus

AnyPage = QuestionPage | PointPage | SentencesPage | CentredPage


TRIES = 6


def _need(part: QWidget, width: int) -> int:
    """Pixels of height for all words of a part."""
    high = part.heightForWidth(width) if part.hasHeightForWidth() else -1
    return max(high, part.minimumSizeHint().height())


class TolkschermWindow(QWidget):
    """A touch here never takes the caseworker's keyboard. Signals carry touches to the presenter and nothing else.

    A page that is not shown is emptied, so that nothing of an earlier question stays behind in the window.
    """

    rang = Signal(object)
    tapped = Signal(str)
    told = Signal(int, bool)
    ready = Signal()

    def __init__(self) -> None:
        super().__init__(None, FLAGS)
        self.setWindowTitle("Tolkscherm")
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setAccessibleName("Tolkscherm")
        self._scene: Scene | None = None
        self._served: Tolkscherm | None = None
        self._stack = QStackedLayout()
        self._mark = Big(14, colour="muted")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        whole.addLayout(self._stack, 1)
        whole.addWidget(self._mark)
        self._mark.hide()
        self._pages: dict[Mode, AnyPage] = {}
        theme().changed.connect(self._repaint)

    def serve(self, tolk: Tolkscherm) -> None:
        """Carry touches to this presenter; a second time does nothing."""
        if self._served is tolk:
            return
        self._served = tolk
        self.rang.connect(tolk.ring)
        self.tapped.connect(tolk.tap)
        self.told.connect(tolk.tell)
        self.ready.connect(tolk.hand_back)

    def show_scene(self, scene: Scene) -> None:
        """Paint a scene. `UIT` hides the window."""
        before, self._scene = self._scene, scene
        if scene.mode is Mode.UIT:
            self._drop(None)
            self._mark.say("")
            self.hide()
            return
        rtl = scene.language.rtl
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight)
        self.setLocale(QLocale(scene.language.code))
        page = self._page(scene.mode)
        self._stack.setCurrentWidget(page)
        self._show_fitting(page, scene)
        if before is None or before.mode is not scene.mode:
            self._drop(scene.mode)

    def _show_fitting(self, page: AnyPage, scene: Scene) -> None:
        """As large as the window allows, smaller where the words would not fit: nothing is ever cut off below."""
        scale = factor(self.width(), self.height())
        for _try in range(TRIES):
            page.show_scene(scene, scale)
            self._show_mark(scene, scale)
            need = _need(page, self.width()) + (_need(self._mark, self.width()) if scene.machine else 0)
            if need <= self.height() or scale <= SMALLEST:
                return
            scale = max(SMALLEST, scale * min(0.96, self.height() / need))

    def _show_mark(self, scene: Scene, scale: float) -> None:
        """Under everything that only a computer translated."""
        said = line(MACHINE, scene.language.code)
        self._mark.say((said.client or said.dutch) if scene.machine else "", scene.language if said.client else None)
        self._mark.to_side(start_side(scene.language))
        self._mark.set_scale(scale)
        self._mark.setContentsMargins(round(44 * scale), 0, round(44 * scale), round(14 * scale))

    @property
    def scene(self) -> Scene | None:
        return self._scene

    def _page(self, mode: Mode) -> AnyPage:
        if mode not in self._pages:
            page = self._make(mode)
            self._pages[mode] = page
            self._stack.addWidget(page)
        return self._pages[mode]

    def _make(self, mode: Mode) -> AnyPage:
        if mode is Mode.VRAAG:
            asked = QuestionPage()
            asked.rang.connect(self.rang)
            return asked
        if mode is Mode.AANWIJZEN:
            pointed = PointPage()
            pointed.rang.connect(self.rang)
            pointed.tapped.connect(self.tapped)
            pointed.ready.connect(self.ready)
            return pointed
        if mode in (Mode.TERUGZEGGEN, Mode.PIP):
            sentences = SentencesPage(ask=mode is Mode.TERUGZEGGEN)
            sentences.told.connect(self.told)
            sentences.rang.connect(self.rang)
            return sentences
        return rest_page() if mode is Mode.RUST else pause_page()

    def _drop(self, keep: Mode | None) -> None:
        """Throw away the pages that hold words of a question and are not shown."""
        for mode in [mode for mode in self._pages if mode is not keep and mode not in (Mode.RUST, Mode.PAUZE)]:
            if keep is Mode.AANWIJZEN and mode is Mode.VRAAG:
                continue
            page = self._pages.pop(mode)
            self._stack.removeWidget(page)
            page.hide()
            page.setParent(None)
            page.deleteLater()

    def _repaint(self) -> None:
        if self._scene is not None and self._scene.mode is not Mode.UIT:
            self.show_scene(self._scene)
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._repaint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme().colour("bg"))
        painter.end()
