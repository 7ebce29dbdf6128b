"""A message in the page: what happened, what is safe, what the person can do. Never a dialog."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.i18n.errors import Explanation
from desktop_app.ui.qt.theme import theme
from desktop_app.ui.qt.tokens import Tone
from desktop_app.ui.widgets.btn import Btn
from desktop_app.ui.widgets.flow import Flow, clear
from desktop_app.ui.widgets.paint import mirrored, panel
from desktop_app.ui.widgets.tag import TONE_ICONS
from desktop_app.ui.widgets.text import Text
from desktop_app.ui.widgets.visible import show_if

EDGE, ICON = 4, 22


def announce(widget: QWidget, text: str, *, assertive: bool = False) -> None:
    """Let a screen reader say `text`; `assertive` interrupts and is only for E1 and E4."""
    event = QAccessibleAnnouncementEvent(widget, text)
    level = QAccessible.AnnouncementPoliteness
    event.setPoliteness(level.Assertive if assertive else level.Polite)
    QAccessible.updateAccessibility(event)


class Notice(QWidget):
    """A panel in the tone of its message with at most a few acts. Its text is announced when shown by `tell`."""

    def __init__(self, tone: Tone = "info", headline: str = "", body: str = "", *, details: str = "") -> None:
        super().__init__()
        self._tone: Tone = tone
        self.headline = Text(headline, "strong")
        self.body = Text(body, "body")
        self.details = Text(details, "small")
        self._acts = Flow()
        self._column = QVBoxLayout(self)
        self._column.setSpacing(4)
        for part in (self.headline, self.body, self.details):
            self._column.addWidget(part)
            show_if(part, bool(part.text()))
        self._column.addLayout(self._acts)
        self._grow()
        theme().changed.connect(self._grow)
        self._restyle()

    def tell(
        self,
        tone: Tone,
        headline: str,
        body: str = "",
        *,
        details: str = "",
        assertive: bool = False,
        aloud: bool = True,
    ) -> None:
        """Show another message here and, unless it was said before, announce it."""
        self._tone = tone
        for part, text in ((self.headline, headline), (self.body, body), (self.details, details)):
            part.setText(text)
            show_if(part, bool(text))
        self.clear_acts()
        self._restyle()
        show_if(self, True)
        if aloud:
            announce(self, f"{headline} {body}".strip(), assertive=assertive)

    def explain(self, tone: Tone, told: Explanation, *, assertive: bool = False, aloud: bool = True) -> None:
        """Tell what happened, what is safe and what to do."""
        self.tell(tone, told.happened, told.rest, details=told.details, assertive=assertive, aloud=aloud)

    def add_act(self, text: str, act: Callable[[], None], *, icon: str = "") -> Btn:
        """Offer something to do, as a button under the text."""
        button = Btn(text, icon=icon)
        button.clicked.connect(lambda _checked=False: act())
        self._acts.addWidget(button)
        return button

    def clear_acts(self) -> None:
        clear(self._acts)

    def text(self) -> str:
        return " ".join(part.text() for part in (self.headline, self.body, self.details) if part.text())

    def paintEvent(self, _event: QPaintEvent) -> None:
        look, painter = theme(), QPainter(self)
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        colour = look.colour("muted" if self._tone == "plain" else self._tone)
        back = look.colour("surface" if self._tone == "plain" else f"{self._tone}bg")
        panel(painter, QRectF(self.rect()), fill=back, border=colour, radius=6)
        width, size = float(self.width()), look.px(ICON)
        spot = mirrored(QRectF(look.px(14), look.px(13), size, size), width, rtl=rtl)
        look.icons.paint(painter, TONE_ICONS[self._tone] if self._tone != "info" else "info", spot, colour, rtl=rtl)
        painter.end()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self._grow()
        super().changeEvent(event)

    def _grow(self) -> None:
        look = theme()
        start, end, edge = look.px(14 + ICON + 10), look.px(16), look.px(12)
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        self._column.setContentsMargins(end if rtl else start, edge, start if rtl else end, edge)

    def _restyle(self) -> None:
        self.headline.set_colour("text" if self._tone in ("info", "plain") else self._tone)
