"""The interpreter of this talk, in place of the question (ux.md 1.6). What is chosen counts at once."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.casework.interpreting import AFAR
from desktop_app.i18n.labels import INTERPRETED, INTERPRETER_LEVEL, label
from desktop_app.i18n.language import LANGUAGES
from desktop_app.i18n.words import SOURCE, _
from desktop_app.ui.screens.gesprek.interpreter_desk import LONGEST, InterpreterModel
from desktop_app.ui.widgets.btn import Btn
from desktop_app.ui.widgets.choice_field import ChoiceField
from desktop_app.ui.widgets.choice_rows import ChoiceRows
from desktop_app.ui.widgets.field import LineField
from desktop_app.ui.widgets.flow import Flow
from desktop_app.ui.widgets.notice import Notice
from desktop_app.ui.widgets.scroll import ScrollColumn
from desktop_app.ui.widgets.text import Text
from desktop_app.ui.widgets.visible import show_if


class InterpreterCard(QWidget):
    """Signals carry what was typed or chosen, by name of the field."""

    mode_chosen = Signal(str)
    typed = Signal(str, str)
    left = Signal()
    chosen = Signal(str, str)
    interrupted = Signal()
    stopped = Signal()
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.mode = ChoiceRows(_("Hoe tolkt de tolk?"), [(mode, label(INTERPRETED, mode)) for mode in INTERPRETED])
        self.advice = Notice(
            "warn", _("Liever een tolk van een bureau."), _("Laat nooit een kind of de partner van de cliënt tolken.")
        )
        self.afar = Text(_("De tolk ziet de cliënt niet. Noem het nummer dat de cliënt aanwijst."), "meta")
        only_number = _("Alleen het nummer, geen naam.")
        self.lines = {
            "number": LineField(_("Nummer van de tolk"), hint=only_number, width=260),
            "agency": LineField(_("Tolkbureau"), width=260),
            "dialect": LineField(_("Dialect"), width=260),
        }
        spoken = sorted((_(each.dutch), each.code) for each in LANGUAGES.values() if each.code != SOURCE)
        self.language = ChoiceField(_("Taal van de tolk"), [(code, word) for word, code in spoken], width=260)
        levels = [(code, label(INTERPRETER_LEVEL, code)) for code in INTERPRETER_LEVEL]
        self.level = ChoiceField(_("Niveau in het register"), levels, width=260)
        self.break_off = Btn(_("De tolk is weg"), icon="ban")
        self.stop = Btn(_("De tolk stopt"))
        self.back = Btn(_("Terug naar het gesprek"), "primary", key="Esc")
        self.earlier = Text("", "body")
        self._facts, self._acts = QWidget(), QWidget()
        self._build()

    def show_interpreter(self, model: InterpreterModel) -> None:
        """How it stands; a field in which somebody types keeps what was typed."""
        log = model.log
        self.mode.set_code(log.mode if log else "")
        show_if(self.advice, log is not None and log.mode == "familie")
        show_if(self.afar, log is not None and log.mode in AFAR)
        for part in (self._facts, self.break_off, self.stop):
            show_if(part, log is not None)
        if log is not None:
            for name, field in self.lines.items():
                if model.replaced or not field.line.hasFocus():
                    field.set_text(getattr(log, name))
            self.language.set_code(log.language)
            self.level.set_code(log.level)
            self.break_off.setText(_("De tolk is er weer") if log.away else _("De tolk is weg"))
            self.break_off.updateGeometry()
        told = [_("Eerder:"), *model.earlier] if model.earlier else []
        self.earlier.setText("\n".join(told))
        show_if(self.earlier, bool(told))

    def focus(self) -> None:
        """Where work starts: the number that lacks, else how it is interpreted."""
        chosen = self.mode.code()
        if chosen and not self.lines["number"].text():
            self.lines["number"].line.setFocus()
        else:
            self.mode.rows[chosen or next(iter(self.mode.rows))].setFocus()

    def _build(self) -> None:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(40, 24, 40, 24)
        column.setSpacing(16)
        column.addWidget(Text(_("De tolk bij dit gesprek"), "title"))
        column.addWidget(Text(_("Praat tegen de cliënt, niet tegen de tolk."), "body"))
        for part in (self.mode, self.advice, self.afar, self._facts, self._acts, self.earlier):
            column.addWidget(part)
        column.addStretch(1)
        self._build_facts()
        area = ScrollColumn(inside)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(area)
        self.mode.chosen.connect(self.mode_chosen)
        self.level.chosen.connect(lambda code: self.chosen.emit("level", code))
        self.language.chosen.connect(lambda code: self.chosen.emit("language", code))
        self.break_off.clicked.connect(lambda _on=False: self.interrupted.emit())
        self.stop.clicked.connect(lambda _on=False: self._stop())
        self.back.clicked.connect(lambda _on=False: self.closed.emit())

    def _build_facts(self) -> None:
        """In the order in which they are asked, beside each other where there is room."""
        facts, acts = Flow(self._facts, gap=24), Flow(self._acts, gap=12)
        for part in (self.lines["number"], self.level, self.lines["agency"], self.language, self.lines["dialect"]):
            facts.addWidget(part)
        for button in (self.back, self.break_off, self.stop):
            acts.addWidget(button)
        for name, field in self.lines.items():
            field.line.setMaxLength(LONGEST)
            field.changed.connect(lambda text, name=name: self.typed.emit(name, text))
            field.left.connect(self.left)

    def _stop(self) -> None:
        """The fields of who stopped are gone; somebody else may begin."""
        self.stopped.emit()
        self.focus()
