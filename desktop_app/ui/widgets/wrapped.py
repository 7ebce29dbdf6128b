"""Text in long lists: exactly as high as its words need at the width it gets."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop_app.ui.widgets.text import Role, Text


class Wrapped(Text):
    """A label reserves room for a narrow column; a hundred of them under each other leave half a page empty."""

    def __init__(self, text: str = "", role: Role = "body", *, colour: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, role, colour=colour, parent=parent)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), self.fontMetrics().height())
