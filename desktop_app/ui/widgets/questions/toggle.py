"""A button that stays marked while what it says is so."""

from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget

from desktop_app.i18n.words import _
from desktop_app.ui.qt.theme import theme
from desktop_app.ui.widgets.btn import Btn


class Toggle(Btn):
    """Marked by colour, by outline and, for a screen reader, in its description."""

    def __init__(self, text: str, *, icon: str = "", key: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, icon=icon, key=key, parent=parent)
        self.on = False

    def set_on(self, on: bool) -> None:
        self.on = on
        self.setAccessibleDescription(_("gekozen") if on else "")
        self.update()

    def _padding(self) -> int:
        """A little tighter than other buttons: four of them fit beside each other under a question."""
        return 13

    def _colours(self) -> tuple[QColor | None, QColor | None, QColor]:
        if not self.on:
            return super()._colours()
        look = theme()
        return look.colour("sel"), look.colour("primary"), look.colour("text")
