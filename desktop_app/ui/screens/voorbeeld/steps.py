"""After the reading: say it back, and adopt."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.i18n.formats import fill
from desktop_app.i18n.words import N_, _
from desktop_app.ui.screens.voorbeeld.view import CONCEPT, PreviewModel
from desktop_app.ui.widgets.btn import Btn
from desktop_app.ui.widgets.card import Card
from desktop_app.ui.widgets.flow import Flow, clear
from desktop_app.ui.widgets.icon_text import IconText
from desktop_app.ui.widgets.questions.dates import DateQuestion
from desktop_app.ui.widgets.questions.model import FieldKind, FieldModel, Words
from desktop_app.ui.widgets.rows import CheckRow
from desktop_app.ui.widgets.text import Text
from desktop_app.ui.widgets.visible import show_if

POINTS = {
    "route": N_("Welke route de cliënt volgt"),
    "lessen": N_("Welke lessen, hoeveel uur en waar"),
    "begin": N_("Wanneer het begint"),
    "doen": N_("Wat de cliënt zelf moet doen"),
    "bellen": N_("Wie de cliënt kan bellen"),
}
ENOUGH = 3
CHECK_ICONS = {"ok": ("circle-check", "ok"), "nodig": ("triangle-alert", "warn"), "let_op": ("info", "muted")}


class RetellCard(Card):
    """Terugvertellen: the sentence of Pharos and five points to tick. `ticked(point, on)`."""

    ticked = Signal(str, bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.column.addWidget(Text(_("Terugvertellen"), "heading"))
        sentence = _("Ik wil weten of ik het goed heb uitgelegd. Wilt u mij vertellen wat ik gezegd heb?")
        self.column.addWidget(Text(f"“{sentence}”", "strong"))
        self.rows: dict[str, CheckRow] = {}
        for point, words in POINTS.items():
            row = CheckRow(_(words), low=True)
            row.toggled.connect(lambda on, point=point: self._tick(point, on))
            self.column.addWidget(row)
            self.rows[point] = row
        self.advice = Text("", "body")
        self.column.addWidget(self.advice)
        self._advise()

    def _tick(self, point: str, on: bool) -> None:
        self.ticked.emit(point, on)
        self._advise()

    def _advise(self) -> None:
        told = sum(row.isChecked() for row in self.rows.values())
        if told < ENOUGH:
            self.advice.setText(_("Leg het nog een keer uit, in kleinere stukjes."))
        else:
            self.advice.setText(fill(_("{n} van de 5 punten terugverteld."), n=told))


class AdoptCard(Card):
    """Vaststellen: the check list, the date, and one real confirmation. `adopted(dagtekening)`."""

    adopted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._advies = False
        self._day = ""
        self.title = Text("", "heading")
        self._list = QVBoxLayout()
        self.day = DateQuestion(None, FieldKind.DATE)
        self.day.answered.connect(self._dated)
        self.why = Text("", "body")
        self.ask = Btn("", "primary")
        self.warning = Text(
            _("Deze versie wordt vastgelegd. Daarna maakt u voor een wijziging een nieuwe versie."), "strong"
        )
        self.yes, self.no = Btn("", "primary"), Btn(_("Terug"))
        sure = QWidget()
        flow = Flow(sure, gap=12)
        flow.addWidget(self.yes)
        flow.addWidget(self.no)
        self._sure = sure
        self.column.addWidget(self.title)
        self.column.addLayout(self._list)
        for part in (self.day, self.why, self.ask, self.warning, sure):
            self.column.addWidget(part)
        self.ask.clicked.connect(lambda: self._confirming(True))
        self.no.clicked.connect(lambda: self._confirming(False))
        self.yes.clicked.connect(self._adopt)
        self._confirming(False)

    def show_model(self, model: PreviewModel) -> None:
        self._advies = model.advies
        self.title.setText(_("PIP-advies vastleggen") if model.advies else _("PIP vaststellen"))
        clear(self._list)
        for line in model.checks:
            icon, colour = CHECK_ICONS[line.state]
            words = fill("{tekst} ({artikel})", tekst=line.text, artikel=line.article) if line.article else line.text
            self._list.addWidget(IconText(words, icon, colour, role="body", wrap=True))
        self._day = model.dagtekening
        self.day.show_model(
            FieldModel("dagtekening", FieldKind.DATE, Words(_("Dagtekening")), Words(), model.dagtekening)
        )
        self.why.setText(self._why(model))
        show_if(self.why, bool(self.why.text()))
        allowed = model.adoptable and (model.mandate or model.advies) and model.version == CONCEPT
        self.ask.setEnabled(allowed)
        for button in (self.ask, self.yes):
            button.setText(self.title.text())
            button.updateGeometry()
        self._confirming(False)

    def _why(self, model: PreviewModel) -> str:
        if model.version != CONCEPT:
            return _("U bekijkt een vastgestelde versie. Kies Concept om een nieuwe versie te maken.")
        if not model.adoptable:
            return _("Vul eerst aan wat nog nodig is.")
        if not model.mandate and not model.advies:
            return _("U heeft geen mandaat om vast te stellen. Vraag een collega met mandaat.")
        return ""

    def _dated(self, _ref: str, raw: str, _settled: bool) -> None:
        self._day = raw

    def _confirming(self, on: bool) -> None:
        show_if(self.warning, on)
        show_if(self._sure, on)
        show_if(self.ask, not on)
        if on:
            self.no.setFocus()

    def _adopt(self) -> None:
        self.adopted.emit(self._day)
