"""A paragraph of the decision: as the program made it, or as somebody wrote it. Written text is never overwritten."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop_app.i18n.words import _
from desktop_app.ui.screens.pip.view import TextModel
from desktop_app.ui.widgets.btn import Btn
from desktop_app.ui.widgets.card import Card
from desktop_app.ui.widgets.field import TextField
from desktop_app.ui.widgets.notice import Notice
from desktop_app.ui.widgets.tag import Tag
from desktop_app.ui.widgets.text import Text
from desktop_app.ui.widgets.visible import show_if


class TextCard(Card):
    """`written(key, text)` when a text was changed and left; `restored(key)` to have the generated one back ·
    `kept(key)`: the own text stays although the program would write another by now."""

    written = Signal(str, str)
    restored = Signal(str)
    kept = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(margin=12, spacing=4, parent=parent)
        self.model = TextModel("", "", edited=False)
        self.words = Text()
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.field = TextField(_("Uw tekst"), lines=3)
        self.remarks = Text("", "meta", colour="warn")
        self.news, self.difference = Notice("info"), Text("", "body")
        self.difference.setTextFormat(Qt.TextFormat.RichText)
        self.tag = Tag("", "plain")
        self.edit = Btn(_("Aanpassen"), "quiet", icon="pencil")
        self.done = Btn(_("Bewaren"))
        self.take = Btn("")
        self.restore = Btn(_("Terug naar de automatische tekst"), "quiet", icon="undo-2")
        line = QHBoxLayout()
        line.setSpacing(12)
        line.addWidget(self.words, 1)
        line.addWidget(self.tag, 0, Qt.AlignmentFlag.AlignVCenter)
        line.addWidget(self.edit)
        self.column.addLayout(line)
        for part in (self.field, self.remarks, self.difference, self.news):
            self.column.addWidget(part)
        acts = QHBoxLayout()
        for button in (self.done, self.restore):
            acts.addWidget(button)
        acts.addStretch(1)
        self.column.addLayout(acts)
        self._editing = self._looking = False
        self.edit.clicked.connect(self._open)
        self.done.clicked.connect(self._close)
        self.restore.clicked.connect(lambda: self.restored.emit(self.model.key))

    def show_text(self, model: TextModel) -> None:
        if model.key != self.model.key:
            self._editing = False
        if model.fresh != self.model.fresh or not model.fresh:
            self._looking = False
        self.model = model
        self.words.setText(model.text)
        self.words.set_role("strong" if model.heading else "body")
        self.tag.set(_("Aangepast") if model.edited else _("Automatisch gemaakt"), "info" if model.edited else "plain",
                     icon="pencil" if model.edited else "file-text")  # fmt: skip
        self.remarks.setText("  ".join(model.remarks))
        for button in (self.edit, self.restore):
            button.setAccessibleName(f"{button.text()}: {model.text[:40]}")
        self._draw()

    def _look(self) -> None:
        self._looking = True
        self._draw()
        self.take.setFocus()

    def _show_news(self) -> None:
        """The intake changed under a text in someone's own words; asked for, the new text is shown."""
        fresh = self.model.fresh and not self._editing
        show_if(self.news, bool(fresh))
        show_if(self.difference, bool(fresh) and self._looking)
        if not fresh:
            return
        self.difference.setText(self.model.difference)
        self.difference.setAccessibleName(f"{_('Nieuwe automatische tekst')}: {self.model.fresh}")
        legend = _("Vet is nieuw, doorgestreept is weg.") if self._looking else ""
        self.news.tell("info", _("De intake is veranderd. Uw tekst is gebleven."), legend, aloud=False)
        if self._looking:
            self.take = self.news.add_act(_("Nieuwe tekst nemen"), lambda: self.restored.emit(self.model.key))
            self.news.add_act(_("Mijn tekst houden"), lambda: self.kept.emit(self.model.key))
        else:
            self.news.add_act(_("Nieuwe tekst bekijken"), self._look)

    def _open(self) -> None:
        self._editing = True
        self.field.set_text(self.model.text)
        self._draw()
        self.field.area.setFocus()

    def _close(self) -> None:
        self._editing = False
        typed = self.field.text().strip()
        self._draw()
        self.edit.setFocus()
        if typed and typed != self.model.text:
            self.written.emit(self.model.key, typed)

    def _draw(self) -> None:
        editing = self._editing
        show_if(self.words, not editing)
        show_if(self.field, editing)
        show_if(self.remarks, bool(self.model.remarks))
        show_if(self.edit, not editing and self.model.editable)
        show_if(self.done, editing)
        show_if(self.restore, self.model.edited and not editing and not self._looking)
        self._show_news()
