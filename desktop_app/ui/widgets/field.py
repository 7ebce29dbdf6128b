"""A question to fill in: label above, hint, the frame with a borderless editor in it, and what must be corrected."""

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from desktop_app.ui.qt.theme import theme
from desktop_app.ui.widgets.paint import panel
from desktop_app.ui.widgets.text import Text
from desktop_app.ui.widgets.visible import show_if


class Frame(QWidget):
    """The outline around an editor; `wrong` paints it in the colour of a real problem, and thicker."""

    def __init__(self, editor: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.editor = editor
        self.wrong = False
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(10, 3, 10, 3)
        self._layout.addWidget(editor)
        editor.installEventFilter(self)

    def add(self, widget: QWidget) -> None:
        """Put something behind the editor, inside the outline."""
        self._layout.addWidget(widget)

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = theme()
        painter = QPainter(self)
        border = look.colour("err" if self.wrong else "border")
        panel(painter, QRectF(self.rect()), fill=look.colour("surface"), border=border, width=2 if self.wrong else 1.25)
        painter.end()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.update()
        return super().eventFilter(watched, event)


class SearchFrame(Frame):
    """A frame of a fixed width that grows with the text: for a search field beside other controls."""

    def __init__(self, editor: QWidget, *, width: int = 370) -> None:
        super().__init__(editor)
        self._width = width
        self._grow()
        theme().changed.connect(self._grow)

    def sizeHint(self) -> QSize:
        return QSize(theme().px(self._width), super().sizeHint().height())

    def _grow(self) -> None:
        self.updateGeometry()


def leaves_undo(event: QEvent, *, own: bool) -> bool:
    """Ctrl+Z with nothing of its own to undo belongs to the page. `own`: the editor has something."""
    if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.ShortcutOverride or own:
        return False
    if event.matches(QKeySequence.StandardKey.Undo) or event.matches(QKeySequence.StandardKey.Redo):
        event.ignore()
        return True
    return False


class LineEdit(QLineEdit):
    """Borderless; the frame is drawn by `Frame`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrame(False)
        self._grow()
        self._lean()
        theme().changed.connect(self._grow)

    def event(self, event: QEvent) -> bool:
        own = self.isUndoAvailable() or self.isRedoAvailable()
        return False if leaves_undo(event, own=own) else super().event(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self._lean()

    def focus_rect(self) -> QRect:
        return outline(self)

    def _lean(self) -> None:
        """To the side of the form, whatever the script of what is typed: Qt would follow its first letter."""
        right = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        self.setAlignment(side | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute)

    def _grow(self) -> None:
        self.setFont(theme().font(16))
        self.setMinimumHeight(max(38, theme().px(38)))


class TextEdit(QPlainTextEdit):
    """Plain text on several lines, borderless. Tab goes on to the next control."""

    def __init__(self, parent: QWidget | None = None, *, lines: int = 4) -> None:
        super().__init__(parent)
        self._lines = lines
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabChangesFocus(True)
        self._grow()
        theme().changed.connect(self._grow)

    def event(self, event: QEvent) -> bool:
        own = self.document().isUndoAvailable() or self.document().isRedoAvailable()
        return False if leaves_undo(event, own=own) else super().event(event)

    def focus_rect(self) -> QRect:
        return outline(self)

    def sizeHint(self) -> QSize:
        return QSize(240, self.minimumHeight())

    def _grow(self) -> None:
        self.setFont(theme().font(15))
        self.setMinimumHeight(self._lines * self.fontMetrics().lineSpacing() + 16)


def outline(editor: QWidget) -> QRect:
    """Rectangle of the frame around an editor, in the editor's coordinates: there the focus ring goes."""
    frame = editor.parentWidget()
    if not isinstance(frame, Frame):
        return editor.rect()
    return QRect(editor.mapFrom(frame, frame.rect().topLeft()), frame.size())


class Field(QWidget):
    """Label, hint, correction and an editor, in that order: a screen reader hears the label as name of the editor and
    hint, correction and remark as its description."""

    def __init__(
        self, label: str, editor: QWidget, *, hint: str = "", width: int = 0, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.editor = editor
        self.label = Text(label, "strong")
        self.label.setBuddy(editor)
        self._hint = Text(hint, "meta")
        self._error = Text("", "strong", colour="err")
        self.frame = Frame(editor)
        self._width = width
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for part in (self.label, self._hint, self._error):
            column.addWidget(part)
        line = QHBoxLayout()
        line.addWidget(self.frame, 0 if width else 1)
        if width:
            line.addStretch(1)
        column.addLayout(line)
        self._remark = Text("", "meta")
        self._remark.hide()
        column.addWidget(self._remark)
        show_if(self._hint, bool(hint))
        self._error.hide()
        editor.setAccessibleName(label)
        self._describe()
        self._grow()
        theme().changed.connect(self._grow)

    def set_label(self, text: str) -> None:
        self.label.setText(text)
        self.editor.setAccessibleName(text)

    def set_error(self, text: str) -> None:
        """Show what must be corrected above the editor; "" takes it away. What was typed stays."""
        self._error.setText(text)
        show_if(self._error, bool(text))
        self.frame.wrong = bool(text)
        self.frame.update()
        self._describe()

    def set_remark(self, text: str) -> None:
        """A quiet word under the editor, such as what a typed date means; "" takes it away."""
        self._remark.setText(text)
        show_if(self._remark, bool(text))
        self._describe()

    def error(self) -> str:
        return self._error.text()

    def _describe(self) -> None:
        told = (self._error.text(), self._hint.text(), self._remark.text())
        self.editor.setAccessibleDescription(" ".join(filter(None, told)))

    def _grow(self) -> None:
        if self._width:
            self.frame.setFixedWidth(theme().px(self._width))


class LineField(Field):
    """A field of one line. `changed(str)` after each change by the user, `left()` when the focus goes on."""

    changed = Signal(str)
    left = Signal()

    def __init__(self, label: str, *, hint: str = "", width: int = 0, parent: QWidget | None = None) -> None:
        self.line = LineEdit()
        super().__init__(label, self.line, hint=hint, width=width, parent=parent)
        self.line.textEdited.connect(self.changed)
        self.line.editingFinished.connect(self.left)

    def text(self) -> str:
        return self.line.text()

    def set_text(self, text: str) -> None:
        if text != self.line.text():
            self.line.setText(text)


class TextField(Field):
    """A field of several lines with a soft limit that is shown, never enforced."""

    changed = Signal(str)

    def __init__(self, label: str, *, hint: str = "", lines: int = 4, parent: QWidget | None = None) -> None:
        self.area = TextEdit(lines=lines)
        super().__init__(label, self.area, hint=hint, parent=parent)
        self.area.textChanged.connect(lambda: self.changed.emit(self.area.toPlainText()))

    def text(self) -> str:
        return self.area.toPlainText()

    def set_text(self, text: str) -> None:
        if text != self.area.toPlainText():
            self.area.setPlainText(text)
