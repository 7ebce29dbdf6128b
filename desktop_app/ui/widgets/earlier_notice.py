"""An answer that counts no longer, beside its question: take it back, or let it go (ux.md 2.4)."""

from PySide6.QtCore import Signal

from desktop_app.casework.interview_views import EarlierView
from desktop_app.domain.answer import Fell
from desktop_app.i18n.formats import fill
from desktop_app.i18n.words import _
from desktop_app.ui.widgets.notice import Notice
from desktop_app.ui.widgets.visible import show_if


class EarlierNotice(Notice):
    """`took_back(EarlierView)` and `let_go(EarlierView)`. For the caseworker only."""

    took_back = Signal(object)
    let_go = Signal(object)

    def __init__(self, earlier: EarlierView | None = None, *, settled: bool = False) -> None:
        """`settled`: nothing can be done about it any more."""
        super().__init__("plain")
        self.earlier: EarlierView | None = None
        self.back = self.add_act(_("Terugnemen"), lambda: self.took_back.emit(self.earlier), icon="undo-2")
        self.drop = self.add_act(_("Weglaten"), lambda: self.let_go.emit(self.earlier))
        self.show_earlier(earlier)
        for button in (self.back, self.drop) if settled else ():
            button.hide()

    def show_earlier(self, earlier: EarlierView | None) -> None:
        """None: there is nothing to show, the notice goes."""
        self.earlier = earlier
        show_if(self, earlier is not None)
        if earlier is None:
            return
        for part, words in ((self.headline, said_before(earlier)), (self.body, reason_of(earlier))):
            part.setText(words)
            show_if(part, True)
        show_if(self.back, earlier.fits)
        for button in (self.back, self.drop):
            button.setAccessibleName(f"{button.text()}: {said_before(earlier)}")


def said_before(earlier: EarlierView) -> str:
    """What was answered and when."""
    return fill(
        _("Eerder antwoord van {dag}: {antwoord}"),
        dag=earlier.given.astimezone().date(),
        antwoord=earlier.words or _("zonder tekst"),
    )


def reason_of(earlier: EarlierView) -> str:
    """Why it counts no longer, and what can be done."""
    if earlier.why is Fell.VRAAG_WEG:
        return _("De nieuwe vragenlijst heeft deze vraag niet meer. Bewaard tot u de intake afrondt.")
    if earlier.why is Fell.VRAAG_ANDERS:
        return _("De vraag is veranderd en het antwoord past niet meer. Vraag het opnieuw.")
    if earlier.asked:
        return _("Het telt nu niet mee. Neem het terug, of stel de vraag opnieuw.")
    return _("Niet meer van toepassing. Bewaard tot u de intake afrondt.")
