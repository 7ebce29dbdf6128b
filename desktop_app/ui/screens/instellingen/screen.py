"""Instellingen (ux.md 2.15): how Opmaat looks, how a talk goes, the client's screen, and what lies on this laptop."""

from typing import Any

from PySide6.QtCore import Signal

from desktop_app.casework.sound_ports import SoundCard
from desktop_app.casework.workplace import Workplace
from desktop_app.i18n.formats import fill, plain
from desktop_app.i18n.words import _
from desktop_app.ui.preferences import BREAKS, LOCKS, SCALES, TALK_LOCKS, Preferences
from desktop_app.ui.qt import captures
from desktop_app.ui.qt.theme import theme
from desktop_app.ui.qt.wishes import Wishes
from desktop_app.ui.screens.instellingen.about import About, AboutCard
from desktop_app.ui.screens.instellingen.client_screen_card import ClientScreenCard, ClientScreens
from desktop_app.ui.screens.instellingen.device_card import DeviceCard
from desktop_app.ui.screens.instellingen.presenter import InstellingenPresenter
from desktop_app.ui.screens.instellingen.sound_outputs import SoundOutputs
from desktop_app.ui.shell.navigation import Back, Screen
from desktop_app.ui.widgets.btn import Btn
from desktop_app.ui.widgets.card import Card
from desktop_app.ui.widgets.choice_field import ChoiceField
from desktop_app.ui.widgets.choice_rows import ChoiceRows
from desktop_app.ui.widgets.icon_text import IconText
from desktop_app.ui.widgets.language_field import LanguageField
from desktop_app.ui.widgets.page import Page
from desktop_app.ui.widgets.rows import CheckRow
from desktop_app.ui.widgets.text import Text
from desktop_app.ui.work import Lanes, StatusLine

WIDEST = 640


class InstellingenScreen(Screen):
    """`language_chosen(code)`: of the program."""

    language_chosen = Signal(str)

    def __init__(
        self,
        wp: Workplace,
        lanes: Lanes,
        status: StatusLine,
        wishes: Wishes,
        about: About,
        screens: ClientScreens,
        card: SoundCard,
    ) -> None:
        super().__init__()
        self.about, self.device = AboutCard(wp, lanes, about), DeviceCard(wp.user.team)
        self.title = _("Instellingen")
        self.bar_title = ""
        self.back = Back(_("Mijn dossiers"), "dossiers")
        modes = [
            ("systeem", _("Volg de laptop")),
            ("licht", _("Licht")),
            ("donker", _("Donker")),
            ("contrast", _("Hoog contrast")),
        ]
        self.mode = ChoiceRows(_("Kleuren"), modes)
        sizes = [(str(scale), plain(fill(_("{n} %"), n=round(scale * 100)))) for scale in SCALES]
        self.scale = ChoiceRows(_("Tekstgrootte"), sizes, hint=_("Ook met Ctrl + en Ctrl −"))
        self.language = LanguageField()
        self.switches = {
            "letters": CheckRow(_("Antwoorden met de toetsen W, X, N en L"), low=True),
            "digits": CheckRow(_("Cijfers naast de antwoorden tonen"), low=True),
            "onward": CheckRow(_("Na een keuze vanzelf verder"), low=True),
            "unchecked": CheckRow(_("Vertalingen tonen die niemand heeft nagekeken"), low=True),
            "by_itself": CheckRow(_("Opmaat synchroniseert vanzelf"), low=True),
        }
        if captures.possible():
            self.switches["hidden"] = CheckRow(_("Opmaat niet laten zien in schermopnamen"), low=True)
        self.minutes = {
            "break_after": ChoiceField(_("Herinnering aan een pauze"), _after(BREAKS), width=260),
            "lock_in_talk": ChoiceField(_("In een gesprek op slot"), _after(TALK_LOCKS), width=260),
            "lock_after": ChoiceField(_("Op andere schermen op slot"), _after(LOCKS), width=260),
        }
        self.client_screen = ClientScreenCard(screens, self.switches["unchecked"])
        self.sound = SoundOutputs(card, lanes)
        self._presenter = InstellingenPresenter(
            wp, lanes, status, show=self.present, apply=wishes.apply, show_device=self.device.show_device
        )
        self._build()
        self._wire()

    def enter(self, *, language: bool = False, **_params: Any) -> None:
        """`language`: the person is at the choice of the language."""
        self._presenter.enter()
        self.sound.enter()
        start = self.language.box if language else self.mode.rows[self.mode.code() or "systeem"]
        start.setFocus()

    def leave(self) -> None:
        self.client_screen.end()
        self.sound.leave()
        self.about.licences.leave()
        self._presenter.leave()

    def present(self, now: Preferences) -> None:
        self.mode.set_code(now.mode)
        self.scale.set_code(str(now.scale))
        for name, row in self.switches.items():
            row.setChecked(getattr(now, name))
        for name, field in self.minutes.items():
            field.set_code(str(getattr(now, name)))
        self.client_screen.show_screens(now.client_screen)
        self.sound.show_wanted(now)

    def _wire(self) -> None:
        choose = self._presenter.choose
        self.mode.chosen.connect(lambda code: choose("mode", code))
        self.scale.chosen.connect(lambda code: choose("scale", float(code)))
        self.language.asked.connect(self.language_chosen)
        self.client_screen.chosen.connect(lambda name: choose("client_screen", name))
        self.sound.chosen.connect(choose)
        self.device.asked.connect(lambda: self.go("synchroniseren"))
        self.device.chosen.connect(self._presenter.choose_whole_team)
        for name, row in self.switches.items():
            row.clicked.connect(lambda on, name=name: choose(name, on))
        for name, field in self.minutes.items():
            field.chosen.connect(lambda code, name=name: choose(name, int(code)))

    def _build(self) -> None:
        page = Page(widest=WIDEST)
        page.fill(self)
        page.column.setSpacing(16)
        page.column.addWidget(Text(_("Instellingen"), "title"))
        looks = Card(spacing=18)
        for part in (self.mode, self.scale, self.switches["digits"], self.language):
            looks.column.addWidget(part)
        often = _("Elk kwartier en kort na uw werk. Nooit tijdens een gesprek.")
        by_itself = Card()
        for row in (Text(_("Synchroniseren"), "strong"), Text(often, "meta"), self.switches["by_itself"]):
            by_itself.column.addWidget(row)
        client = (self._talk(), self.client_screen, self.sound, self._sound())
        for card in (looks, self._house_style(), *client, by_itself, self.device, self.about):
            page.column.addWidget(card)
        page.column.addStretch(1)

    def _talk(self) -> Card:
        """How a talk goes, and when the laptop locks."""
        card = Card(spacing=14)
        card.column.addWidget(Text(_("Gesprek"), "strong"))
        card.column.addWidget(self.minutes["break_after"])
        for name in ("lock_in_talk", "lock_after"):
            card.column.addWidget(self.minutes[name])
        warned = _("Een minuut eerder ziet u een waarschuwing. Elke toets houdt het scherm open.")
        card.column.addWidget(Text(warned, "meta"))
        if "hidden" in self.switches:
            card.column.addWidget(self.switches["hidden"])
            shared = _("Ook niet als u uw scherm deelt. Het tolkscherm blijft te zien.")
            card.column.addWidget(Text(shared, "meta"))
        card.column.addWidget(self.switches["onward"])
        card.column.addWidget(self.switches["letters"])
        card.column.addWidget(Text(_("Met Alt erbij werken deze letters altijd."), "meta"))
        return card

    def _sound(self) -> Card:
        card = Card()
        card.column.addWidget(Text(_("Geluid bij de vragen"), "strong"))
        card.column.addWidget(
            Text(_("Voor functioneel beheer. Cliënten die niet lezen, horen wat u hier opneemt."), "meta")
        )
        record = Btn(_("Opnames bekijken en maken"), icon="mic")
        record.clicked.connect(lambda _on=False: self.go("geluid"))
        card.column.addWidget(record)
        return card

    def _house_style(self) -> Card:
        """Whose colours these are, and what of the theme file was not taken."""
        card, style = Card(), theme().style
        card.column.addWidget(Text(_("Huisstijl"), "strong"))
        for words in style.refused:
            card.column.addWidget(IconText(words, "triangle-alert", "warn", role="body", wrap=True))
        if not style.refused:
            card.column.addWidget(Text(_("De kleuren van uw gemeente zijn goed te lezen."), "meta"))
        return card


def _after(minutes: tuple[int, ...]) -> list[tuple[str, str]]:
    return [(str(n), plain(fill(_("Na {n} minuten"), n=n)) if n else _("Uit")) for n in minutes]
