"""How the client saw the plan: on paper, on this screen, with a cross, or not at all. Optional by law (R-PIP-17)."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QWidget

from desktop_app.i18n.labels import SEEN_WAY, TRANSLATION_STATUS, label
from desktop_app.i18n.words import _
from desktop_app.ui.screens.voorbeeld.view import CONCEPT, PreviewModel
from desktop_app.ui.widgets.btn import Btn
from desktop_app.ui.widgets.card import Card
from desktop_app.ui.widgets.field import LineField
from desktop_app.ui.widgets.questions.base import SCRIPT_FACTORS
from desktop_app.ui.widgets.rows import AnswerRow
from desktop_app.ui.widgets.signature import SignatureField, Strokes
from desktop_app.ui.widgets.text import Text
from desktop_app.ui.widgets.visible import show_if

OFFERED = ("papier", "scherm", "kruisje", "niet_getekend")


class SeenCard(Card):
    """Nothing is chosen beforehand. `kept(way, interpreter, strokes)`."""

    kept = Signal(str, str, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.means, self.client, self.machine = Text("", "strong"), Text("", "strong"), Text("", "meta")
        self.column.addWidget(Text(_("Gezien door cliënt (niet verplicht)"), "heading"))
        for text in (self.means, self.client, self.machine):
            self.column.addWidget(text)
        self._shown = (CONCEPT, 0)
        self.rows: dict[str, AnswerRow] = {}
        self._group = QButtonGroup(self)
        for way in OFFERED:
            row = AnswerRow(label(SEEN_WAY, way), low=True)
            row.toggled.connect(self._chosen)
            self._group.addButton(row)
            self.column.addWidget(row)
            self.rows[way] = row
        self.pad = SignatureField(_("Handtekening van de cliënt"))
        self.wipe = Btn(_("Wissen"), "quiet")
        self.wipe.clicked.connect(lambda _checked=False: self.pad.clear())
        self.first = Text(_("Laat de cliënt eerst tekenen in het vak."), "body", colour="err")
        self.pad.changed.connect(lambda: show_if(self.first, False))
        self.interpreter = LineField(_("Nummer van de tolk"), width=220)
        self.keep = Btn(_("Vastleggen"))
        self.keep.clicked.connect(self._keep)
        self.known = Text("", "body")
        self.drawn = SignatureField(_("Handtekening van de cliënt"))
        for part in (self.pad, self.wipe, self.first, self.interpreter, self.keep, self.known, self.drawn):
            self.column.addWidget(part)
        show_if(self.first, False)
        self._chosen()

    def show_model(self, model: PreviewModel) -> None:
        show_if(self, model.version != CONCEPT)
        if self._shown != (model.version, len(model.seen)):
            self._shown = (model.version, len(model.seen))
            self._empty()
        self._show_meaning(model)
        self.known.setText("\n".join(line.text for line in model.seen))
        show_if(self.known, bool(model.seen))
        strokes: Strokes = next((line.strokes for line in reversed(model.seen) if line.strokes), ())
        self.drawn.show_strokes(strokes)
        show_if(self.drawn, bool(strokes))

    def _show_meaning(self, model: PreviewModel) -> None:
        """What signing means stands in the plan itself: before settlement and after bezwaar it is something else."""
        pair, language = model.means, model.language
        self.means.setText(pair.dutch if pair else "")
        client = pair.client if pair else ""
        if language is not None:
            factor = SCRIPT_FACTORS.get(language.script, 1.0)
            self.client.set_client_text(client, rtl=language.rtl, factor=factor)
        show_if(self.client, bool(client) and language is not None)
        self.machine.setText(label(TRANSLATION_STATUS, "machine"))
        show_if(self.machine, bool(client) and pair is not None and pair.machine)

    def _chosen(self) -> None:
        on_screen = self.rows["scherm"].isChecked()
        show_if(self.pad, on_screen)
        show_if(self.wipe, on_screen)
        show_if(self.first, False)

    def _keep(self) -> None:
        way = next((way for way, row in self.rows.items() if row.isChecked()), None)
        strokes = self.pad.strokes if way == "scherm" else ()
        if way == "scherm" and not strokes:
            show_if(self.first, True)
        elif way is not None:
            self.kept.emit(way, self.interpreter.text(), strokes)

    def _empty(self) -> None:
        """Once something was kept, and not before: what was drawn must not be asked for twice."""
        self.pad.clear()
        self._group.setExclusive(False)
        for row in self.rows.values():
            row.setChecked(False)
        self._group.setExclusive(True)
