"""What was merged by itself in one dossier: each question, what stands there now, and whose it is."""

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout

from desktop_app.i18n.formats import clock_time, fill, short_date
from desktop_app.i18n.words import _
from desktop_app.ui.screens.synchroniseren.presenter import Merged
from desktop_app.ui.widgets.btn import Btn
from desktop_app.ui.widgets.card import Card, Hairline
from desktop_app.ui.widgets.text import Text


class MergedCard(Card):
    """`close` goes back to the list."""

    def __init__(self, merged: Merged, close: Callable[[], None]) -> None:
        super().__init__(margin=16, spacing=6)
        heading = QHBoxLayout()
        heading.addWidget(Text(merged.person, "heading"), 1)
        self.back = Btn(_("Terug naar de lijst"), "quiet", icon="arrow-left")
        self.back.clicked.connect(close)
        heading.addWidget(self.back)
        self.column.addLayout(heading)
        self.column.addWidget(Text(_("Dit is vanzelf samengevoegd. Er is niets verloren."), "hint"))
        for change in merged.changes:
            self.column.addWidget(Hairline())
            self.column.addWidget(Text(change.question, "strong"))
            self.column.addWidget(Text(change.value.replace("\n", "; ")))
            local = change.at.astimezone()
            when = f"{short_date(local.date())} {clock_time(local.time())}"
            words = fill(_("Van {by}, samengevoegd {when}"), by=change.by, when=when)
            self.column.addWidget(Text(words, "meta"))
