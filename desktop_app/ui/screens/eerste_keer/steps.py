"""The four steps of the first run as pages of one column: what stands on each, and where its focus starts."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.i18n.formats import fill
from desktop_app.i18n.words import _
from desktop_app.ui.screens.eerste_keer.checks import SHORTEST, strength
from desktop_app.ui.widgets.btn import Btn
from desktop_app.ui.widgets.field import LineField
from desktop_app.ui.widgets.language_field import LanguageField
from desktop_app.ui.widgets.passphrase import PassphraseField
from desktop_app.ui.widgets.text import Text


class StepPage(QWidget):
    """`heading` names the step; `button` is its main act."""

    heading: str = ""

    def __init__(self) -> None:
        super().__init__()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(16)
        self.button = Btn(_("Verder"), "primary")

    def focus(self) -> None:
        self.button.setFocus()

    def say(self, *parts: str) -> None:
        """Lines of words, which are the description of the button as well: there the screen reader is."""
        for part in parts:
            self.column.addWidget(Text(part))
        self.button.setAccessibleDescription(" ".join(parts))

    def close_with(self, button: Btn) -> None:
        self.column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeading)


class NameStep(StepPage):
    def __init__(self, name: str, gemeente: str) -> None:
        super().__init__()
        self.heading = _("Wie werkt op deze laptop?")
        self.language = LanguageField()
        self.column.addWidget(self.language)
        self.name = LineField(_("Uw naam"), hint=_("Zo staat u in de dossiers"))
        self.name.set_text(name)
        self.column.addWidget(self.name)
        if gemeente:
            told = fill(_("U werkt voor {gemeente}. Klopt dat niet? Bel dan functioneel beheer."), gemeente=gemeente)
            self.column.addWidget(Text(told, "hint"))
            self.button.setAccessibleDescription(told)
        self.close_with(self.button)
        self._start: QWidget = self.name.line

    def go_on(self, name: str) -> None:
        """After another language was chosen here: with the name as it was typed, and at the choice."""
        self.name.set_text(name)
        self._start = self.language.box

    def focus(self) -> None:
        self._start.setFocus()
        self._start = self.name.line


class PassphraseStep(StepPage):
    """A word about its strength follows what is typed. `owner`: the name, which is not a passphrase."""

    def __init__(self) -> None:
        super().__init__()
        self.heading = _("Kies een wachtwoord")
        hint = fill(_("{n} tekens of meer. Neem een zin die u goed onthoudt."), n=SHORTEST)
        self.passphrase = PassphraseField(_("Wachtwoord"), hint=hint)
        self.repeat = PassphraseField(_("Wachtwoord nog een keer"))
        self.owner = ""
        self.passphrase.line.textChanged.connect(self._weigh)
        self.passphrase.entered.connect(self.repeat.line.setFocus)
        for part in (self.passphrase, self.repeat):
            self.column.addWidget(part)
        self.close_with(self.button)

    def focus(self) -> None:
        wrong = self.repeat if self.repeat.error() else self.passphrase
        wrong.line.setFocus()
        wrong.line.selectAll()

    def wipe(self) -> None:
        self.passphrase.wipe()
        self.repeat.wipe()

    def _weigh(self, typed: str) -> None:
        self.passphrase.set_word(strength(typed, self.owner))


class RecoveryStep(StepPage):
    """The organisation holds the key (security-packaging: the recovery slot is not optional): nothing to print."""

    def __init__(self) -> None:
        super().__init__()
        self.heading = _("Wachtwoord vergeten?")
        self.say(
            _("Bent u uw wachtwoord kwijt? Bel dan functioneel beheer."),
            _("Uw organisatie heeft een herstelsleutel. Daarmee gaan uw dossiers weer open."),
            _("U hoeft niets af te drukken. Geef uw wachtwoord aan niemand."),
        )
        self.key = Text("", "hint")
        self.column.addWidget(self.key)
        self.close_with(self.button)

    def name_key(self, key: str) -> None:
        self.key.setText(fill(_("Nummer van de herstelsleutel: {key}"), key=key))


class BeginStep(StepPage):
    """`button` goes to one's own dossiers, `practise` to the practice dossier."""

    def __init__(self, *, office: bool) -> None:
        super().__init__()
        self.heading = _("Waar wilt u mee beginnen?")
        if office:
            self.button.setText(_("Haal uw dossiers op"))
            own = _("Hiervoor heeft u netwerk nodig.")
        else:
            self.button.setText(_("Naar mijn dossiers"))
            own = _("Deze laptop heeft nog geen verbinding met een kantoor.")
        self.practise = Btn(_("Oefen met een voorbeelddossier"))
        safe = _("Boven in beeld staat dan OEFENEN. Er gaat nooit iets naar kantoor.")
        for button, words in ((self.button, own), (self.practise, safe)):
            button.setAccessibleDescription(words)
            act = QVBoxLayout()
            act.setSpacing(4)
            act.addWidget(button, 0, Qt.AlignmentFlag.AlignLeading)
            act.addWidget(Text(words, "hint"))
            self.column.addLayout(act)
