"""Plausible answers for invented people: the same person answers the same way in every practice vault."""

from collections.abc import Iterator

from desktop_app.casework.interview import Interview
from desktop_app.casework.interview_views import FieldView, PageKind, PageView, Recorded
from desktop_app.domain.answer import AnswerState
from desktop_app.forms import FormFault

FIXED = {
    "/data/gezin/samenwonend": "partner kinderen",
    "/data/leren/toets_gemaakt": "gepland",
    "/data/afronding/lesplan/lesuren_per_week": "12",
    "/data/afronding/voortgang/gesprekken_per_jaar": "2",
}
WORDS = {
    "werk_wens": "Werken in de zorg",
    "beroep": "Kok",
    "werkland": "Syrië",
    "opleiding_naam": "Basisschool",
    "opleiding_land": "Syrië",
    "wens_woorden": "Ik wil snel werken",
    "vve_afspraak": "Samen aanmelden bij de peuteropvang",
}
NUMBERS = {"geboortejaar": "2022", "school_van": "1998", "school_tot": "2006", "werk_van": "2008", "werk_tot": "2014"}


def answer_core(interview: Interview, seed: int, pages: int | None) -> Iterator[Recorded]:
    """Answer the core pages in order, at most `pages` of them. Questions that appear on the way are answered too."""
    done = 0
    for section in [view.key for view in interview.sections()]:
        while (ref := _open(interview, section)) and (pages is None or done < pages):
            yield from _answer(interview, interview.go(ref), seed)
            done += 1


def _open(interview: Interview, section: str) -> str | None:
    asked = (mark for mark in interview.pages.asked(section) if mark.core and not mark.card)
    return next((mark.ref for mark in asked if mark.state is AnswerState.NIET_GEVRAAGD), None)


def _answer(interview: Interview, page: PageView, seed: int) -> Iterator[Recorded]:
    if page.privacy.endswith("V") and seed % 3 == 0:
        yield interview.special(AnswerState.WIL_NIET_ZEGGEN)
        return
    if page.kind is PageKind.TABLE:
        yield interview.add_row()
        fields = interview.page.rows[-1].fields
    else:
        fields = page.fields
    for field in fields:
        raw = value_of(field, seed)
        if raw and not field.readonly:
            try:
                yield interview.set_value(field.ref, raw)
            except FormFault:
                continue
    if interview.page.state is AnswerState.NIET_GEVRAAGD:
        yield interview.special(AnswerState.PAST_NIET)


def value_of(field: FieldView, seed: int) -> str:
    """A value that fits the field; "" where nothing sensible can be said."""
    name = field.ref.rpartition("/")[2]
    if field.ref in FIXED:
        return FIXED[field.ref]
    if field.choices:
        return field.choices[(seed + len(name)) % len(field.choices)]
    if field.control == "trigger":
        return "OK"
    if field.type in ("int", "decimal"):
        return NUMBERS.get(name, "8")
    if field.type == "string":
        return WORDS.get(name, "")
    return ""
