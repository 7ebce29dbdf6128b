"""The rows of the list: one dossier, where it stands, and what can be done about it."""

from collections.abc import Callable, Mapping

from PySide6.QtWidgets import QVBoxLayout

from desktop_app.i18n.formats import fill
from desktop_app.i18n.words import _
from desktop_app.ui.qt.theme import theme
from desktop_app.ui.screens.synchroniseren.words import Act, RowLine, label
from desktop_app.ui.widgets.btn import Btn
from desktop_app.ui.widgets.flow import Flow
from desktop_app.ui.widgets.icon_text import IconText
from desktop_app.ui.widgets.notice import Notice
from desktop_app.ui.widgets.tag import Tag
from desktop_app.ui.widgets.text import Text

NAME_WIDTH = 220
FIRST = frozenset({"choose", "give"})
"""Acts that stand out: they solve what the row is about."""


class RowBlock(QVBoxLayout):
    """One row. `acts`: what each button calls, with the dossier."""

    def __init__(self, row: RowLine, acts: Mapping[Act, Callable[[str], None]]) -> None:
        super().__init__()
        self.setSpacing(4)
        line = Flow(gap=16)
        name = Text(row.name, "strong", wrap=False)
        name.setMinimumWidth(theme().px(NAME_WIDTH))
        line.addWidget(name)
        line.addWidget(Tag(row.what, row.tone, icon=row.icon))
        for act in row.acts:
            line.addWidget(self._button(row, act, acts[act]))
        self.addLayout(line)
        if row.double:
            self.addWidget(IconText(row.double, "triangle-alert", "warn", role="body", wrap=True))
        if row.why:
            self.addWidget(Text(row.why))
        if row.note:
            self.addWidget(Text(row.note, "meta"))

    def _button(self, row: RowLine, act: Act, do: Callable[[str], None]) -> Btn:
        button = Btn(label(act)) if act in FIRST else Btn(label(act), "quiet")
        button.setAccessibleName(f"{button.text()}: {row.name}")
        button.clicked.connect(lambda _checked=False: do(row.dossier))
        return button


class RemovalQuestion(Notice):
    """Asked once more before a dossier goes from this laptop: in the page, never a dialog."""

    def __init__(self, row: RowLine, *, remove: Callable[[str], None], keep: Callable[[], None]) -> None:
        headline = fill(_("{name} van dit apparaat verwijderen?"), name=row.name)
        super().__init__("warn", headline, _("Alles staat op kantoor. U kunt het dossier later weer meenemen."))
        self.stay = self.add_act(_("Laat staan tot de volgende afspraak"), keep)
        self.go = self.add_act(_("Verwijder nu"), lambda: remove(row.dossier))
