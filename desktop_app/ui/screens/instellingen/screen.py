"""Instellingen (ux: 2.15), as far as there is something to choose: theme, text size, keys of one letter,
synchronising unasked."""

from typing import Any

from PySide6.QtWidgets import QVBoxLayout

from desktop_app.casework.workplace import Workplace
from desktop_app.i18n.formats import fill, plain
from desktop_app.i18n.words import _
from desktop_app.ui.preferences import SCALES, Preferences
from desktop_app.ui.qt.theme import theme
from desktop_app.ui.qt.wishes import Wishes
from desktop_app.ui.screens.instellingen.about import About, AboutCard
from desktop_app.ui.screens.instellingen.presenter import InstellingenPresenter
from desktop_app.ui.shell.navigation import Back, Screen
from desktop_app.ui.widgets.card import Card
from desktop_app.ui.widgets.choice_rows import ChoiceRows
from desktop_app.ui.widgets.icon_text import IconText
from desktop_app.ui.widgets.page import Page
from desktop_app.ui.widgets.rows import CheckRow
from desktop_app.ui.widgets.text import Text
from desktop_app.ui.work import Lanes, StatusLine

WIDEST = 640


class InstellingenScreen(Screen):
    """No enter parameters."""

    def __init__(self, wp: Workplace, lanes: Lanes, status: StatusLine, wishes: Wishes, about: About) -> None:
        super().__init__()
        self.about = AboutCard(wp, lanes, about)
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
        self.switches = {
            "letters": CheckRow(_("Antwoorden met de toetsen W, X, N en L"), low=True),
            "unchecked": CheckRow(_("Vertalingen tonen die niemand heeft nagekeken"), low=True),
            "by_itself": CheckRow(_("Opmaat synchroniseert vanzelf"), low=True),
        }
        self._presenter = InstellingenPresenter(wp, lanes, status, show=self.present, apply=wishes.apply)
        self._build()
        self.mode.chosen.connect(self._presenter.choose_mode)
        self.scale.chosen.connect(lambda code: self._presenter.choose_scale(float(code)))
        for name, row in self.switches.items():
            row.clicked.connect(lambda on, name=name: self._presenter.switch(name, on))

    def enter(self, **_params: Any) -> None:
        self._presenter.enter()
        self.mode.rows[self.mode.code() or "systeem"].setFocus()

    def leave(self) -> None:
        self._presenter.leave()

    def present(self, now: Preferences) -> None:
        self.mode.set_code(now.mode)
        self.scale.set_code(str(now.scale))
        for name, row in self.switches.items():
            row.setChecked(getattr(now, name))

    def _build(self) -> None:
        page = Page(widest=WIDEST)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(page)
        page.column.setSpacing(16)
        page.column.addWidget(Text(_("Instellingen"), "title"))
        looks = Card(spacing=18)
        looks.column.addWidget(self.mode)
        looks.column.addWidget(self.scale)
        page.column.addWidget(looks)
        page.column.addWidget(self._house_style())
        always = _("Met Alt erbij werken ze altijd.")
        marked = _("De cliënt leest erbij dat een computer de tekst vertaalde. Zonder vertaling leest de tolk voor.")
        often = _("Elk kwartier en kort na uw werk. Nooit tijdens een gesprek.")
        page.column.addWidget(self._switch("letters", _("Sneltoetsen met één letter"), always))
        page.column.addWidget(self._switch("unchecked", _("Tolkscherm"), marked))
        page.column.addWidget(self._switch("by_itself", _("Synchroniseren"), often))
        page.column.addWidget(self.about)
        page.column.addStretch(1)

    def _switch(self, name: str, title: str, about: str) -> Card:
        card = Card()
        card.column.addWidget(Text(title, "strong"))
        card.column.addWidget(Text(about, "meta"))
        card.column.addWidget(self.switches[name])
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
