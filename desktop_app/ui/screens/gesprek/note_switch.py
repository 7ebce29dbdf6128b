"""Which note the side panel has, of the question or of the whole talk, and the way of the keyboard there and back."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

if TYPE_CHECKING:
    from desktop_app.ui.screens.gesprek.screen import GesprekScreen

GENERAL = "general note"
"""Where the cursor is, when it is in the note about the whole conversation."""


class NoteSwitch:
    """Nothing typed is lost on the way: the presenter settles before the note on screen changes."""

    def __init__(self, screen: "GesprekScreen") -> None:
        self._screen = screen
        self._ref = ""
        self._from: QWidget | None = None

    def toggle(self) -> None:
        """Ctrl+G: to the note about the whole conversation; from it back to where the keyboard was."""
        if not self.back():
            self.open()

    def press(self) -> None:
        """The button: to the note about the whole conversation, and back to the one beside the question."""
        if self._screen.side.general:
            self._screen.to_note()
        else:
            self.open()

    def open(self) -> None:
        """The keyboard goes to the note about the whole conversation; the drawer opens if it is one."""
        screen, focus = self._screen, QApplication.focusWidget()
        screen.presenter.settle()
        self._from = focus if focus is not screen.side.general_note else None
        screen.find_panel.hide()
        screen.columns.open(screen.side)
        self.show()
        screen.side.note.area.setFocus()
        screen.presenter.work_in_note(GENERAL)

    def show(self) -> None:
        """The note about the whole conversation, as it is now."""
        row = self._screen.presenter.interview.general_note
        self._screen.side.take_note(row.note if row else "", general=True)

    def close(self) -> None:
        """The note of the question again, as it is now."""
        if self._screen.side.general and self._screen.talking:
            self._screen.presenter.settle()
            self._screen.side.take_note(self._screen.presenter.interview.page.note)

    def leave(self) -> None:
        """The conversation goes: the next one begins at the note of its question."""
        self._ref, self._from = "", None

    def back(self) -> bool:
        """Ctrl+G or Esc in the note about the whole conversation. False where the keyboard is elsewhere."""
        screen, side = self._screen, self._screen.side
        there = side.general and (side.note.area.hasFocus() or side.isHidden())  # Esc has shut the drawer already
        self.close()
        if not there:
            return False
        came, self._from = self._from, None
        if came is None or not isValid(came) or not came.isVisibleTo(screen):
            screen.to_answer()
            return True
        if not side.isAncestorOf(came):
            screen.columns.shut()
        came.setFocus()
        return True

    def arrive(self, ref: str, note: str) -> None:
        """A question came on screen: another one brings its note, the same one again leaves what is there."""
        same, self._ref = ref == self._ref, ref
        if same and self._screen.side.general:
            self.show()
        else:
            self._screen.side.take_note(note)
