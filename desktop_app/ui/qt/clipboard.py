"""What is copied in this program: text only, kept out of histories and off the cloud, and gone after half a minute."""

from PySide6.QtCore import QMimeData, QObject, QTimer
from PySide6.QtGui import QClipboard, QGuiApplication

SECONDS = 30

_WINDOWS = 'application/x-qt-windows-mime;value="{}"'
_NO = (0).to_bytes(4, "little")
HINTS = {
    "x-kde-passwordManagerHint": b"secret",
    _WINDOWS.format("ExcludeClipboardContentFromMonitorProcessing"): _NO,
    _WINDOWS.format("CanIncludeInClipboardHistory"): _NO,
    _WINDOWS.format("CanUploadToCloudClipboard"): _NO,
}
"""By which those who keep what was copied know that this is not for them: KDE's, and the three of Windows
(learn.microsoft.com, Clipboard Formats, "Cloud Clipboard and Clipboard History Formats")."""


class QuietClipboard(QObject):
    """Watches the clipboard of this session; what other programs put there is theirs and stays.

    `forget` before a lock or the end of the program: what was copied here would outlive it.
    """

    def __init__(self, clipboard: QClipboard, parent: QObject | None = None, *, seconds: float = SECONDS) -> None:
        super().__init__(parent)
        self._clipboard = clipboard
        self._timer = QTimer(self, singleShot=True, interval=round(seconds * 1000))
        self._timer.timeout.connect(self.forget)
        clipboard.dataChanged.connect(self._changed)

    def forget(self) -> None:
        self._timer.stop()
        if self._is_ours():
            self._clipboard.clear()
        if self._clipboard.supportsSelection() and self._clipboard.ownsSelection():
            self._clipboard.clear(QClipboard.Mode.Selection)

    def _changed(self) -> None:
        copied = self._clipboard.text()
        if not self._is_ours() or not copied:
            self._timer.stop()
            return
        self._timer.start()
        if not self._clipboard.mimeData().hasFormat(next(iter(HINTS))):
            self._clipboard.setMimeData(_marked(copied))

    def _is_ours(self) -> bool:
        """Without a session (offscreen) nobody else is there, and Qt says that nobody owns anything."""
        return self._clipboard.ownsClipboard() or QGuiApplication.platformName() == "offscreen"


def _marked(text: str) -> QMimeData:
    data = QMimeData()
    data.setText(text)
    for name, hint in HINTS.items():
        data.setData(name, hint)
    return data
