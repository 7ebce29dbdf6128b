"""The preferences of this person, at work: theme and text size at once, keys when they are pressed."""

from PySide6.QtCore import QObject, Signal

from desktop_app.ui.preferences import Preferences
from desktop_app.ui.qt.theme import Mode, theme


class Wishes(QObject):
    """`changed` after other preferences came into force."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.preferences = Preferences()

    def apply(self, preferences: Preferences) -> None:
        self.preferences = preferences
        theme().digits = preferences.digits
        theme().set_mode(Mode(preferences.mode))
        theme().set_scale(preferences.scale)
        self.changed.emit()
