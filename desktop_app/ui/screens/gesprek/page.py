"""The question on screen with all its words in both languages, made from the conversation. No Qt."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain

from desktop_app.casework.interview import Interview
from desktop_app.casework.interview_views import EarlierView, FieldView, PageKind, PageView
from desktop_app.domain.answer import AnswerState
from desktop_app.i18n.calendars import said_value
from desktop_app.i18n.language import Language
from desktop_app.ui.tolkscherm.scene import Card, Line, Tile
from desktop_app.ui.widgets.questions.model import (
    FieldKind,
    FieldModel,
    Option,
    RowModel,
    Words,
    field_kind,
    option_key,
)

WORKER = "nl"
NOTHING_OF_THESE = frozenset({"geen", "niets", "geen_van_deze", "none"})
"""Names of choices that exclude the others."""
ESTIMATED = (
    FieldKind.DATE,
    FieldKind.MONTH,
    FieldKind.YEAR,
    FieldKind.WHOLE_YEAR,
    FieldKind.NUMBER,
    FieldKind.DECIMAL,
)
"""What a person may know only about ("ongeveer")."""
ORDINAL = "likert"
"""XLSForm appearance of a scale: its options are drawn as growing bars."""


@dataclass(frozen=True, slots=True)
class PageModel:
    """`translated`: the question exists in the client's language · `machine`: something on it was checked by nobody ·
    `voluntary`: a card that says that answering is free: the section may be passed over · `for_client`: False where
    the caseworker fills in alone · `dutch`: the client speaks Dutch, there is one language only · `earlier`: answers
    that count no longer; never on the tolkscherm."""

    ref: str
    kind: PageKind
    section_key: str
    section: Words
    number: int
    total: int
    core: bool
    sensitive: bool
    voluntary: bool
    question: Words
    reason: Words
    state: AnswerState
    note: str
    confirmed: bool
    bookmarked: bool
    fields: tuple[FieldModel, ...] = ()
    rows: tuple[RowModel, ...] = ()
    translated: bool = True
    machine: bool = False
    for_client: bool = True
    dutch: bool = False
    earlier: tuple[EarlierView, ...] = ()


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads texts of the form in both languages. `client` is None where the talk is in Dutch ·
    `reviewed`: whether a person checked the translation of a Dutch text."""

    interview: Interview
    client: Language | None
    reviewed: Callable[[str], bool] = field(default=lambda _: False)

    def words(self, ref: str, what: str = "label") -> Words:
        worker = self.interview.text(ref, what, WORKER) or ""
        if self.client is None or self.gap(ref, what):
            return Words(worker)
        return Words(worker, self.interview.text(ref, what, self.client.code) or "")

    def gap(self, ref: str, what: str) -> bool:
        """Whether the client's language has no text of its own here."""
        session = self.interview.session
        if self.client is None or self.client.code not in {each.code for each in session.definition.languages}:
            return self.client is not None
        return session.text_gap(ref, what, self.client.code)

    def choice(self, ref: str, value: str) -> Words:
        worker = self.interview.choice_text(ref, value, WORKER)
        if self.client is None or self.gap(ref, "label"):
            return Words(worker)
        return Words(worker, self.interview.choice_text(ref, value, self.client.code))

    def page(self, page: PageView) -> PageModel:
        section = f"{self.interview.session.root.ref}/{page.section}"
        alone = page.kind in (PageKind.LEAF, PageKind.CARD)
        question = self.words(page.ref)
        reason = self.words(page.ref, "hint")
        if not reason.worker and page.fields:
            reason = self.words(page.fields[0].ref, "hint")
        fields = tuple(self.field(each, alone=alone, ours=page.staff_only) for each in page.fields)
        rows = tuple(RowModel(row.ref, tuple(map(self.field, row.fields))) for row in page.rows)
        return PageModel(
            ref=page.ref,
            kind=page.kind,
            section_key=page.section,
            section=self.words(section),
            number=page.number,
            total=page.total,
            core=page.core,
            sensitive=page.sensitive,
            voluntary=page.kind is PageKind.CARD and self._voluntary(page.section),
            question=question,
            reason=reason,
            state=page.state,
            note=page.note,
            confirmed=page.confirmed,
            bookmarked=page.bookmarked,
            fields=fields,
            rows=rows,
            dutch=self.client is None,
            translated=self.client is None or bool(question.client),
            machine=any(map(self._unchecked, _texts(question, reason, fields, rows))),
            for_client=not page.staff_only,
            earlier=page.earlier,
        )

    def _unchecked(self, words: Words) -> bool:
        return self.client is not None and bool(words.client) and not self.reviewed(words.worker)

    def _voluntary(self, section: str) -> bool:
        """Whether answering is free in some question of the section (law.md 7: class V)."""
        group = self.interview.session.node(f"{self.interview.session.root.ref}/{section}")
        return any(child.field.extra.get("privacy", "").endswith("V") for child in group.children)

    def field(self, view: FieldView, *, alone: bool = False, ours: bool = False) -> FieldModel:
        """`alone`: the page's question is the label already · `ours`: the caseworker answers, who looks it up."""
        options = tuple(
            Option(value, self.choice(view.ref, value), option_key(place)) for place, value in enumerate(view.choices)
        )
        kind = field_kind(view.control, view.type, view.appearance, len(options), readonly=view.readonly)
        return FieldModel(
            ref=view.ref,
            kind=kind,
            label=Words() if alone else self.words(view.ref),
            hint=Words(),
            value=view.value,
            options=options,
            message=(self.interview.text(view.ref, "constraint", WORKER) or "") if view.violated else "",
            ordinal=ORDINAL in view.appearance,
            exclusive=NOTHING_OF_THESE & set(view.choices),
            staff_only=view.staff_only,
            estimate=kind in ESTIMATED and not (ours or view.staff_only),
            said=view.said,
        )


def _texts(question: Words, reason: Words, fields: Sequence[FieldModel], rows: Sequence[RowModel]) -> Iterator[Words]:
    """Everything of a page that the client may read."""
    yield from (question, reason)
    for each in chain(fields, *(row.fields for row in rows)):
        yield each.label
        yield from (option.words for option in each.options)


def field_of(page: PageModel, ref: str) -> FieldModel | None:
    """The field of a page with this reference, table rows included; the only field of a single question."""
    if len(page.fields) == 1:
        return page.fields[0]
    everything = [*page.fields, *(each for row in page.rows for each in row.fields)]
    return next((each for each in everything if each.ref == ref), None)


def shown_to_client(page: PageModel, focus: str = "") -> bool:
    """Whether the part at hand is a question to the client at all."""
    at_hand = field_of(page, focus)
    return page.for_client and not (at_hand is not None and at_hand.staff_only)


def card(page: PageModel, focus: str = "") -> Card:
    """What the client may see of a page: the question and its options; of a question in parts, the part at hand."""
    at_hand = field_of(page, focus)
    part = at_hand is not None and bool(at_hand.label.worker)
    words = at_hand.label if at_hand is not None and part else page.question
    return Card(
        section=_line(page.question if part else page.section),
        question=_line(words),
        reason=_line(Words() if part else page.reason),
        tiles=_tiles(at_hand) if at_hand else (),
        chosen=at_hand.chosen if at_hand and at_hand.options else frozenset(),
        multiple=at_hand is not None and at_hand.kind is FieldKind.MANY,
        sensitive=page.sensitive,
        translated=bool(words.client) or page.dutch,
        machine=page.machine,
    )


def _tiles(model: FieldModel) -> tuple[Tile, ...]:
    last = len(model.options) - 1 if model.ordinal else 0
    return tuple(
        Tile(option.value, place + 1, _line(option.words), level=place if model.ordinal else 0, levels=last)
        for place, option in enumerate(model.options)
    )


def _line(words: Words) -> Line:
    return Line(words.client, words.worker)


def spoken(page: PageModel, special: dict[AnswerState, Words], language: str) -> Words:
    """The answer in words, both languages: for saying it back. Typed text is the client's own and not translated."""
    if page.state in special:
        return special[page.state]
    found = [_value(each, language) for each in page.fields if each.value]
    found += [_value(each, language) for row in page.rows for each in row.fields if each.value]
    return Words(", ".join(words.worker for words in found), ", ".join(words.client or words.worker for words in found))


def aloud(page: PageModel, special: dict[AnswerState, Words]) -> tuple[Line, ...]:
    """The same as words that somebody may have recorded: the question, then what was chosen. Nothing where something
    was typed: no machine speaks names, dates and numbers."""
    if page.state in special:
        return (_line(page.question), _line(special[page.state]))
    fields = [each for each in (*page.fields, *(one for row in page.rows for one in row.fields)) if each.value]
    if not all(each.options for each in fields):
        return ()
    chosen = [option.words for each in fields for option in each.options if option.value in each.chosen]
    return tuple(map(_line, (page.question, *chosen)))


def _value(model: FieldModel, language: str) -> Words:
    if not model.options:
        day = model.kind is FieldKind.DATE
        ours = said_value(model.value, model.said, day=day)
        return Words(ours, said_value(model.value, model.said, day=day, language=language))
    found = [option.words for option in model.options if option.value in model.chosen]
    return Words(", ".join(words.worker for words in found), ", ".join(words.client for words in found))
