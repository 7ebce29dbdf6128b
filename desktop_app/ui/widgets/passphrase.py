"""A field for a passphrase, with a button to see it and a word when Caps Lock is on."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from desktop_app.i18n.words import _
from desktop_app.ui.widgets.btn import Btn
from desktop_app.ui.widgets.field import Field, LineEdit


class _Secret(LineEdit):
    """Tells Caps Lock from what a letter looks like: Qt has no portable way to ask."""

    caps = Signal(bool)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        letter = event.text()
        if letter.isalpha() and letter.upper() != letter.lower():
            shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.caps.emit(letter.isupper() != shifted)
        super().keyPressEvent(event)


class PassphraseField(Field):
    """Paste and password managers work. `entered` on Enter."""

    entered = Signal()

    def __init__(self, label: str, *, hint: str = "", width: int = 0, parent: QWidget | None = None) -> None:
        self.line = _Secret()
        super().__init__(label, self.line, hint=hint, width=width, parent=parent)
        self.line.setEchoMode(QLineEdit.EchoMode.Password)
        self.line.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText)
        self.reveal = _Inner(_("Toon"), "quiet", icon="eye")
        self.reveal.setAccessibleName(_("Toon het wachtwoord"))
        self.reveal.clicked.connect(self._toggle)
        self.frame.add(self.reveal)
        self._caps, self._word = False, ""
        self.line.caps.connect(self._tell_caps)
        self.line.returnPressed.connect(self.entered)

    def text(self) -> str:
        return self.line.text()

    def wipe(self) -> None:
        """Forget what was typed and hide the next try."""
        self.line.clear()
        self._word = ""
        self._tell_caps(False)
        if self.line.echoMode() == QLineEdit.EchoMode.Normal:
            self._toggle()

    def set_word(self, word: str) -> None:
        """A quiet word about what is being typed; Caps Lock goes before it."""
        self._word = word
        self._tell_caps(self._caps)

    def _tell_caps(self, on: bool) -> None:
        self._caps = on
        self.set_remark(_("Caps Lock staat aan") if on else self._word)

    def _toggle(self) -> None:
        hidden = self.line.echoMode() == QLineEdit.EchoMode.Password
        self.line.setEchoMode(QLineEdit.EchoMode.Normal if hidden else QLineEdit.EchoMode.Password)
        self.reveal.setText(_("Verberg") if hidden else _("Toon"))
        self.reveal.setAccessibleName(_("Verberg het wachtwoord") if hidden else _("Toon het wachtwoord"))
        self.reveal.set_icon("eye-off" if hidden else "eye")


class _Inner(Btn):
    """A quiet button inside a frame."""

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), 44)
