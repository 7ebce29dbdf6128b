"""Answer options: whole rows to press, with the client's language beside the Dutch and the key that chooses them."""

from PySide6.QtCore import QPoint, QSize
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QCheckBox, QRadioButton, QWidget

from desktop_app.ui.widgets.row_face import ClientText, RowFace, paint_box, paint_radio

__all__ = ["AnswerRow", "CheckRow", "ClientText"]


class AnswerRow(QRadioButton):
    """One of several. Keeps the role RadioButton for screen readers. `key`: the digit shown at the end of the row;
    the page handles the key itself."""

    def __init__(
        self,
        text: str,
        *,
        client: ClientText | None = None,
        key: str = "",
        low: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self.face = RowFace(self, client or ClientText(), key, low=low)

    def sizeHint(self) -> QSize:
        return self.face.hint()

    def minimumSizeHint(self) -> QSize:
        return self.face.minimum()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self.face.height(width)

    def hitButton(self, _pos: QPoint) -> bool:
        return True

    def paintEvent(self, _event: QPaintEvent) -> None:
        self.face.paint(paint_radio)


class CheckRow(QCheckBox):
    """Any of several. Keeps the role CheckBox."""

    def __init__(
        self,
        text: str,
        *,
        client: ClientText | None = None,
        key: str = "",
        low: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self.face = RowFace(self, client or ClientText(), key, low=low)

    def sizeHint(self) -> QSize:
        return self.face.hint()

    def minimumSizeHint(self) -> QSize:
        return self.face.minimum()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self.face.height(width)

    def hitButton(self, _pos: QPoint) -> bool:
        return True

    def paintEvent(self, _event: QPaintEvent) -> None:
        self.face.paint(paint_box)
