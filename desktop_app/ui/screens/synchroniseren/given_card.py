"""What the office gave to this laptop: new questions, new rules, and what was not taken."""

from desktop_app.casework.given_news import FromOffice, News
from desktop_app.i18n.errors import explain_code
from desktop_app.i18n.formats import fill, long_date
from desktop_app.i18n.words import _
from desktop_app.ui.widgets.card import Card, Hairline
from desktop_app.ui.widgets.flow import clear
from desktop_app.ui.widgets.icon_text import IconText
from desktop_app.ui.widgets.notice import Notice
from desktop_app.ui.widgets.text import Text

ICONS = {"form": "list-checks", "law": "book-open", "theme": "house"}


class GivenCard(Card):
    """Empty until `tell`."""

    def __init__(self) -> None:
        super().__init__(margin=16, spacing=6)
        self._told = FromOffice()

    def tell(self, given: FromOffice) -> None:
        if given == self._told:
            return
        self._told = given
        clear(self.column)
        self.column.addWidget(Text(_("Van kantoor"), "strong"))
        for kind, code in given.refused:
            told = explain_code(code, {"what": _what(kind)})
            self.column.addWidget(Notice("warn", told.happened, told.rest, details=told.details))
        for news in given.news:
            self.column.addWidget(Hairline())
            self.column.addWidget(IconText(_title(news.kind), ICONS[news.kind], "text", role="strong"))
            self.column.addWidget(Text(_words(news)))


def _title(kind: str) -> str:
    return {"form": _("Nieuwe vragenlijst"), "law": _("Nieuwe regels"), "theme": _("Nieuwe huisstijl")}[kind]


def _what(kind: str) -> str:
    return {"form": _("vragenlijst"), "law": _("regels"), "theme": _("huisstijl")}[kind]


def _words(news: News) -> str:
    if news.kind == "theme":
        return _("U ziet haar zodra u Opmaat opnieuw opent.")
    if news.kind == "form":
        begin = (
            _("Nieuwe gesprekken beginnen hiermee.")
            if news.used
            else _("Nieuwe gesprekken beginnen hiermee zodra u Opmaat opnieuw opent.")
        )
        kept = _("Gesprekken die al lopen, houden hun eigen vragenlijst.")
        return " ".join((fill(_("Versie {version}."), version=news.version), begin, kept))
    if news.begins:
        day = long_date(news.begins)
        return fill(_("Zij gelden vanaf {day}. Tot die dag rekent Opmaat met de oude regels."), day=day)
    if news.used:
        return _("Opmaat rekent nu met deze regels.")
    return _("Opmaat rekent hiermee zodra u Opmaat opnieuw opent.")
