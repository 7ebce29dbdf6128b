"""A page before any vault is open: one narrow column in the middle, under the name of the program."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.i18n.formats import isolate
from desktop_app.i18n.words import _
from desktop_app.ui.qt.theme import theme
from desktop_app.ui.widgets.logo import Logo
from desktop_app.ui.widgets.page import Page
from desktop_app.ui.widgets.text import Text


class FrontPage(Page):
    """Fills `screen`. Put parts in `middle`. `width`: of the column, in pixels at 100 %."""

    def __init__(self, screen: QWidget, organisation: str, width: int) -> None:
        super().__init__()
        whole = QVBoxLayout(screen)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self)
        self._strip, self._most = QWidget(), width
        theme().changed.connect(self._narrow)
        self._narrow()
        line = QHBoxLayout()
        line.addStretch(1)
        line.addWidget(self._strip, 100)
        line.addStretch(1)
        self.column.addStretch(1)
        self.column.addLayout(line)
        self.column.addStretch(2)
        self.middle = QVBoxLayout(self._strip)
        self.middle.setSpacing(16)
        logo = theme().style.logo
        if logo is not None:
            self.middle.addWidget(Logo(logo, organisation), 0, Qt.AlignmentFlag.AlignLeading)
        self.middle.addWidget(Text("Opmaat", "title"))
        self.middle.addWidget(
            Text(" · ".join(filter(None, (_("Brede intake en PIP"), organisation and isolate(organisation)))), "hint")
        )
        self.middle.addSpacing(8)

    def _narrow(self) -> None:
        self._strip.setMaximumWidth(theme().px(self._most))
