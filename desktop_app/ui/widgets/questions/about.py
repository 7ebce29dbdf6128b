"""The box "ongeveer" beside a number or under a date."""

from PySide6.QtWidgets import QSizePolicy

from desktop_app.i18n.words import _
from desktop_app.ui.widgets.rows import CheckRow


class About(CheckRow):
    """Marked: the person gave an estimate."""

    def __init__(self) -> None:
        super().__init__(_("ongeveer"), low=True)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def name_for(self, question: str) -> None:
        """A screen reader hears which answer is an estimate."""
        self.setAccessibleName(f"{self.text()}: {question}" if question else self.text())
