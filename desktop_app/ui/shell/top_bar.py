"""Where am I, and is my work safe: the bar above every screen but Ontgrendelen."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QWidget

from desktop_app.i18n.formats import clock_time, fill
from desktop_app.i18n.words import _
from desktop_app.ui.shell.breakpoints import Columns, Fit
from desktop_app.ui.shell.navigation import Back
from desktop_app.ui.shell.status import Facts
from desktop_app.ui.widgets.btn import Btn
from desktop_app.ui.widgets.card import Surface
from desktop_app.ui.widgets.flow import Flow
from desktop_app.ui.widgets.icon_text import IconText
from desktop_app.ui.widgets.tag import Tag
from desktop_app.ui.widgets.text import Text


class TopBar(Surface):
    """`went_back` is the press on the back link."""

    went_back = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("surface", edges="b", parent=parent)
        self.back = Btn("", "quiet", icon="arrow-left")
        self.back.clicked.connect(self.went_back)
        self.title = Text("", "heading", wrap=False)
        self.subtitle = Text("", "meta", wrap=False)
        self.practice = Tag()
        self.practice.hide()
        self.clock = IconText()
        self.saved = IconText()
        self.network = IconText()
        self._left, self._right = QWidget(), QWidget()
        start, end = Flow(self._left, gap=16), Flow(self._right, gap=18)
        for part in (self.back, self.title, self.practice, self.subtitle):
            start.addWidget(part)
        for fact in (self.clock, self.saved, self.network):
            end.addWidget(fact)
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._line.setContentsMargins(24, 6, 16, 6)
        self._line.addWidget(self._left, 1)
        self._line.addWidget(self._right)
        self.setMinimumHeight(57)

    def mark_practice(self, practice: bool) -> None:
        self.practice.set(_("OEFENEN") if practice else "", "info", icon="flag")

    def set_heading(self, title: str, subtitle: str, back: Back | None, clock: str, clock_tone: str = "muted") -> None:
        self.title.setText(title)
        self.title.setVisible(bool(title))
        self.subtitle.setText(subtitle)
        self.subtitle.setVisible(bool(subtitle))
        self.back.setVisible(back is not None)
        if back is not None:
            self.back.setText(back.text)
            self.back.updateGeometry()
        self.clock.set(clock, "clock", clock_tone)
        self._settle()

    def set_facts(self, facts: Facts) -> None:
        if facts.failed:
            self.saved.set(_("Opslaan lukt niet"), "octagon-alert", "err")
        elif facts.slow:
            self.saved.set(_("Opslaan…"), "clock")
        elif facts.saved_at is not None:
            at = clock_time(facts.saved_at.astimezone().time())
            self.saved.set(fill(_("Opgeslagen {at}"), at=at), "check", "ok")
        else:
            self.saved.set("")
        offline = facts.online is False
        self.network.set(_("Geen netwerk – werkt door") if offline else "", "wifi-off")
        self._settle()

    def fit(self, fit: Fit) -> None:
        """Facts beside the title, or under it where the room is small."""
        under = fit.columns is Columns.NARROW
        self._line.setDirection(QBoxLayout.Direction.TopToBottom if under else QBoxLayout.Direction.LeftToRight)

    def _settle(self) -> None:
        shown = any(not fact.isHidden() for fact in (self.clock, self.saved, self.network))
        self._right.setVisible(shown)
        for part in (self._left, self._right):
            part.updateGeometry()
