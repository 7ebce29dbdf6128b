"""The form to open a dossier, and to mend the data of one (ux: WCAG 3.3.7, nothing is asked twice)."""

from dataclasses import fields
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desktop_app.casework.workplace import Workplace
from desktop_app.i18n.formats import fill, isolate
from desktop_app.i18n.labels import DOELGROEP, INTERPRETER, INTERPRETER_PREFERENCE, label
from desktop_app.i18n.language import LANGUAGES, Language
from desktop_app.i18n.words import _, ngettext
from desktop_app.ui.screens.nieuw_dossier.form import Form
from desktop_app.ui.screens.nieuw_dossier.later import later_controls, later_groups
from desktop_app.ui.screens.nieuw_dossier.presenter import FormView, NieuwDossierPresenter
from desktop_app.ui.shell.navigation import Back, Screen
from desktop_app.ui.widgets.btn import Btn
from desktop_app.ui.widgets.card import Card
from desktop_app.ui.widgets.choice_field import ChoiceField
from desktop_app.ui.widgets.choice_rows import ChoiceRows
from desktop_app.ui.widgets.day_field import DayField
from desktop_app.ui.widgets.field import LineField
from desktop_app.ui.widgets.notice import Notice
from desktop_app.ui.widgets.page import Page
from desktop_app.ui.widgets.rows import CheckRow
from desktop_app.ui.widgets.text import Text
from desktop_app.ui.widgets.visible import show_if
from desktop_app.ui.work import Bus, Lanes, StatusLine

WIDEST = 760
Control = LineField | DayField | ChoiceField | ChoiceRows | CheckRow


class NieuwDossierScreen(Screen):
    """Enter parameters: `dossier` (id) to mend an existing one; `task` puts the focus where that task is done."""

    def __init__(self, wp: Workplace, lanes: Lanes, bus: Bus, status: StatusLine) -> None:
        super().__init__()
        self.bar_title = ""
        self._task = ""
        self._sent = False
        self.controls: dict[str, Control] = _controls()
        self.heading, self.saved, self.notice = Text("", "title"), Text("", "hint"), Notice("err")
        self.button = Btn("", "primary")
        self._presenter = NieuwDossierPresenter(wp, lanes, bus, status, show=self.present, opened=self._opened)
        self._build()

    def enter(self, **params: Any) -> None:
        dossier = str(params.get("dossier", ""))
        self._task = str(params.get("task", ""))
        self.title = _("Gegevens") if dossier else _("Nieuw dossier")
        self.heading.setText(self.title)
        self.back = (
            Back(_("Dossier"), "dossier", {"dossier": dossier}) if dossier else Back(_("Mijn dossiers"), "dossiers")
        )
        self._presenter.enter(dossier)
        start = "meeting_day" if self._task in ("tolk_regelen", "afspraak") else "number"
        _focus(self.controls[start])

    def leave(self) -> None:
        self._presenter.leave()

    def present(self, view: FormView) -> None:
        if view.fresh:
            self._fill(view.form)
        for name, control in self.controls.items():
            if not isinstance(control, CheckRow):
                control.set_error(view.errors.get(name, ""))
        self.button.setText(_("Klaar") if view.editing else _("Dossier maken"))
        self.button.setEnabled(not view.busy)
        self.button.updateGeometry()
        self.saved.setText(_("Wat u verandert, is meteen opgeslagen.") if view.editing else "")
        for shown in (self.saved, *self.later):
            show_if(shown, view.editing)
        if view.errors.get(""):
            self.notice.tell("err", view.errors[""])
        elif self._sent and view.errors:
            self._summarise(len(view.errors))
        else:
            show_if(self.notice, False)
        self._sent = False

    def form(self) -> Form:
        """Everything as it stands on screen."""
        return Form(**{name: _value(control) for name, control in self.controls.items()})

    def _build(self) -> None:
        page = Page(widest=WIDEST)
        page.fill(self)
        self.notice.hide()
        for part in (self.heading, self.saved, self.notice):
            page.column.addWidget(part)
        for name, words in _groups():
            page.column.addWidget(self._card(name, words))
        self.later = [self._card(name, words) for name, words in later_groups()]
        for card in self.later:
            page.column.addWidget(card)
        page.column.setSpacing(16)
        self.button.clicked.connect(self._finish)
        page.column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeading)
        page.column.addStretch(1)

    def _card(self, heading: str, names: tuple[str, ...]) -> Card:
        card = Card(spacing=18)
        card.column.addWidget(Text(heading, "heading"))
        for name in names:
            control = self.controls[name]
            card.column.addWidget(control)
            self._listen(name, control)
        return card

    def _listen(self, name: str, control: Control) -> None:
        def left(*_anything: object) -> None:
            self._presenter.field_left(name, self.form())

        if isinstance(control, LineField | DayField):
            control.left.connect(left)
        elif isinstance(control, CheckRow):
            control.clicked.connect(left)
        else:
            control.chosen.connect(left)

    def _fill(self, form: Form) -> None:
        for each in fields(form):
            _put(self.controls[each.name], getattr(form, each.name))

    def _finish(self) -> None:
        self._sent = True
        self._presenter.finish(self.form())

    def _summarise(self, count: int) -> None:
        """One line on top, and the focus at the first thing to correct."""
        self.notice.tell("err", fill(ngettext("Vul nog {n} veld in.", "Vul nog {n} velden in.", count), n=count))
        first = next(one for one in self.controls.values() if not isinstance(one, CheckRow) and one.error())
        _focus(first)

    def _opened(self, dossier: str) -> None:
        self.go("dossier", dossier=dossier)


def _groups() -> tuple[tuple[str, tuple[str, ...]], ...]:
    return (
        (_("Wie"), ("number", "given_names", "surname", "birth", "bsn", "v_number", "doelgroep")),
        (_("Taal en tolk"), ("language", "dialect", "interpreter", "interpreter_preference")),
        (_("Waar"), ("place", "in_azc")),
        (
            _("Wanneer begint de termijn"),
            (
                *("kennisgeving", "inschrijving_huisvesting", "inschrijving_na_verhuizing"),
                *("vorige_gemeente", "eerste_pip_elders"),
            ),
        ),
        (_("Afspraak"), ("meeting_day", "meeting_time", "meeting_place")),
    )


def _own_name(language: Language) -> str:
    """`Tigrinya – ትግርኛ`: the caseworker's word first, then the one the client can point at."""
    word = _(language.dutch)
    return word if word == language.name else f"{word} – {isolate(language.name)}"


def _controls() -> dict[str, Control]:
    spoken = sorted(((code, _own_name(one)) for code, one in LANGUAGES.items()), key=lambda pair: pair[1])
    day = _("Bijvoorbeeld 26 9 2026")
    first: dict[str, Control] = {
        "number": LineField(_("Dossiernummer"), hint=_("Het zaaknummer van de gemeente"), width=260),
        "given_names": LineField(_("Voornamen")),
        "surname": LineField(_("Achternaam")),
        "birth": DayField(_("Geboortedatum"), hint=_("Is de dag of de maand niet bekend? Laat die leeg.")),
        "bsn": LineField(_("BSN"), hint=_("9 cijfers. Nog niet bekend? Laat het leeg."), width=200),
        "v_number": LineField(_("V-nummer"), hint=_("10 cijfers. Mag leeg blijven."), width=200),
        "doelgroep": ChoiceRows(_("Groep"), _options(DOELGROEP)),
        "language": ChoiceField(_("Taal van de cliënt"), spoken, empty=_("Kies een taal"), width=360),
        "dialect": LineField(_("Dialect"), hint=_("Als de tolk dat moet weten"), width=260),
        "interpreter": ChoiceRows(_("Tolk"), _options(INTERPRETER)),
        "interpreter_preference": ChoiceRows(_("Wens voor de tolk"), _options(INTERPRETER_PREFERENCE)),
        "place": LineField(_("Verblijf"), hint=_("Bijvoorbeeld azc Luttelgeest, of thuis")),
        "in_azc": CheckRow(_("Woont nog in een azc"), low=True),
        "kennisgeving": DayField(_("Dag van het bericht van DUO"), hint=day),
        "inschrijving_huisvesting": DayField(_("Dag van inschrijving in uw gemeente"), hint=day),
        "inschrijving_na_verhuizing": DayField(
            _("Dag van inschrijving na verhuizing"), hint=_("Alleen als er al een PIP van een andere gemeente is")
        ),
        "vorige_gemeente": LineField(_("Vorige gemeente"), hint=_("Die het eerste PIP vaststelde"), width=360),
        "eerste_pip_elders": DayField(
            _("Dag van het eerste PIP in een andere gemeente"), hint=_("Daarmee begon de termijn. Die loopt door.")
        ),
        "meeting_day": DayField(_("Dag van de afspraak"), hint=day),
        "meeting_time": LineField(_("Tijd"), hint=_("Bijvoorbeeld 13:45"), width=120),
        "meeting_place": LineField(_("Plaats"), hint=_("Bijvoorbeeld azc, kamer 4")),
    }
    return {**first, **later_controls()}


def _options(table: dict[str, str]) -> list[tuple[str, str]]:
    return [(code, label(table, code)) for code in table]


def _value(control: Control) -> Any:
    if isinstance(control, LineField):
        return control.text()
    if isinstance(control, DayField):
        return control.typed()
    return control.isChecked() if isinstance(control, CheckRow) else control.code()


def _put(control: Control, value: Any) -> None:
    if isinstance(control, LineField):
        control.set_text(value)
    elif isinstance(control, DayField):
        control.set_typed(value)
    elif isinstance(control, CheckRow):
        control.setChecked(value)
    else:
        control.set_code(value)


def _focus(control: Control) -> None:
    target: QWidget = control
    if isinstance(control, LineField):
        target = control.line
    elif isinstance(control, DayField):
        target = control.parts[0]
    elif isinstance(control, ChoiceField):
        target = control.box
    elif isinstance(control, ChoiceRows):
        target = control.rows[control.code() or next(iter(control.rows))]
    target.setFocus()
