"""The leerbaarheidstoets as DUO delivers it, or the ground on which none is needed. Never "gehaald" or "gezakt"."""

from PySide6.QtCore import Signal

from desktop_app.domain.leerbaarheidstoets import Leerbaarheidstoets, Ontheffingsgrond, Uitslag
from desktop_app.i18n.labels import LBT_ONTHEFFING, LBT_UITSLAG, label
from desktop_app.i18n.words import _
from desktop_app.ui.screens.leerroute.typed import score, whole_day
from desktop_app.ui.widgets.card import Card
from desktop_app.ui.widgets.choice_rows import ChoiceRows
from desktop_app.ui.widgets.day_field import DayField
from desktop_app.ui.widgets.field import LineField
from desktop_app.ui.widgets.flow import Flow
from desktop_app.ui.widgets.text import Text


class ToetsCard(Card):
    """`changed(Leerbaarheidstoets)` when the outcome was chosen or a field beside it was left."""

    changed = Signal(object)

    def __init__(self) -> None:
        super().__init__(spacing=14)
        options = [(one.value, label(LBT_UITSLAG, one)) for one in Uitslag]
        options += [(one.value, label(LBT_ONTHEFFING, one)) for one in Ontheffingsgrond]
        self.outcome = ChoiceRows(_("Uitslag"), options, hint=_("Zoals DUO die geeft"))
        self.day = DayField(_("Dag van de toets"), hint=_("Bijvoorbeeld 26 9 2026"))
        self.got = LineField(_("Behaalde score"), width=120)
        self.need = LineField(_("Nodige score"), width=120)
        self.column.addWidget(Text(_("Leerbaarheidstoets"), "heading"))
        for part in (self.outcome, self.day):
            self.column.addWidget(part)
        scores = Flow(gap=24)
        scores.addWidget(self.got)
        scores.addWidget(self.need)
        self.column.addLayout(scores)
        self.outcome.chosen.connect(lambda _code: self._tell())
        for field in (self.day, self.got, self.need):
            field.left.connect(self._tell)

    def fill(self, lbt: Leerbaarheidstoets | None) -> None:
        if lbt is None:
            return
        outcome = lbt.uitslag or lbt.ontheffing
        self.outcome.set_code(outcome.value if outcome else "")
        day = lbt.datum_afname
        self.day.set_typed((str(day.day), str(day.month), str(day.year)) if day else ("", "", ""))
        self.got.set_text("" if lbt.behaalde_score is None else str(lbt.behaalde_score))
        self.need.set_text("" if lbt.benodigde_score is None else str(lbt.benodigde_score))

    def _tell(self) -> None:
        code = self.outcome.code()
        if not code:
            return
        day, wrong = whole_day(self.day.typed())
        self.day.set_error(wrong)
        if wrong:
            return
        exempt = code in set(Ontheffingsgrond)
        self.changed.emit(
            Leerbaarheidstoets(
                uitslag=None if exempt else Uitslag(code),
                ontheffing=Ontheffingsgrond(code) if exempt else None,
                behaalde_score=None if exempt else score(self.got.text()),
                benodigde_score=None if exempt else score(self.need.text()),
                datum_afname=day,
            )
        )
