"""What can be recorded of a questionnaire in one language, and how far that is. Holds no data of any client.

A recording belongs to the very text that it speaks: where that text has changed, it is outdated and never played.
"""

import hashlib
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import StrEnum
from functools import partial

from desktop_app.forms import FormDefinition, Session, standing_choices, standing_label
from desktop_app.forms.definition import FieldDef
from desktop_app.i18n.client_labels import DRINKS, SPECIAL_ANSWER
from desktop_app.i18n.words import SOURCE, translation

STAFF = "consulent"


class State(StrEnum):
    OPGENOMEN = "opgenomen"
    ONTBREEKT = "ontbreekt"
    VEROUDERD = "verouderd"


@dataclass(frozen=True, slots=True)
class Spoken:
    """A text that somebody can record. `dutch`: what it says · `places`: where it stands, so that a recording of what
    stood there before is known · `section`: Dutch name of the part of the intake where it is met first."""

    text: str
    dutch: str
    places: tuple[str, ...]
    section: str


@dataclass(frozen=True, slots=True)
class Recording:
    """One recording as it is kept: the text that it speaks and where that stood."""

    text: str
    places: tuple[str, ...]
    seconds: float
    made: date

    @property
    def key(self) -> str:
        return key_of(self.text)


@dataclass(frozen=True, slots=True)
class Script:
    """Everything to record in one language, in the order of the intake · `filled`: how many texts hold a name or a
    date; no machine speaks those."""

    texts: tuple[Spoken, ...]
    filled: int


@dataclass(frozen=True, slots=True)
class Line:
    """A text and how far it is. `before`: the text that an outdated recording speaks."""

    spoken: Spoken
    state: State
    seconds: float = 0.0
    before: str = ""


def key_of(text: str) -> str:
    """Name of the recording of a text: SHA-256, hexadecimal."""
    return hashlib.sha256(unicodedata.normalize("NFC", text).encode()).hexdigest()


def script(form: FormDefinition, language: str) -> Script:
    """What a client can hear of this questionnaire in a language of it: every question, part and option, the special
    answers and the answers to practise with. Raises `UnknownReference` for a language that the form does not have."""
    session = Session(form, now=partial(datetime.now, UTC), new_key=lambda: "", language=language)
    found: dict[str, Spoken] = {}
    filled = set()
    for place, section, text, dutch in (*_of_form(session, language), *_special(language)):
        if text is None:
            filled.add(place)
            continue
        known = found.get(key_of(text))
        places = (*known.places, place) if known else (place,)
        found[key_of(text)] = Spoken(
            text, known.dutch if known else dutch, tuple(dict.fromkeys(places)), known.section if known else section
        )
    return Script(tuple(found.values()), len(filled))


Found = tuple[str, str, str | None, str]
"""Place, section, text, Dutch text."""


def _of_form(session: Session, language: str) -> Iterator[Found]:
    for section in session.definition.root.children:
        if section.kind == "group" and section.extra.get("who", "") != STAFF:
            named = standing_label(session, section, SOURCE)
            for page in section.children:
                yield from _of_page(session, language, page, (named.text if named else None) or section.name)


def _of_page(session: Session, language: str, page: FieldDef, section: str) -> Iterator[Found]:
    if page.extra.get("who", "") == STAFF:
        return
    for field in page.walk():
        if (field.kind == "leaf" and field.control is None) or field.own_extra.get("who", "") == STAFF:
            continue
        label, ours = standing_label(session, field, language), standing_label(session, field, SOURCE)
        if label is not None:
            yield label.place, section, label.text, (ours.text if ours else None) or ""
        dutch = {each.place: each.text or "" for each in standing_choices(session, field, SOURCE)}
        for choice in standing_choices(session, field, language):
            yield choice.place, section, choice.text, dutch.get(choice.place, "")


def _special(language: str) -> Iterator[Found]:
    """Words beside the questionnaire: the special answers, and the drinks to practise pointing with."""
    for name, labels in (("special", SPECIAL_ANSWER), ("practice", DRINKS)):
        for code, words in labels.items():
            text = translation(words, language, "client")
            if text:
                yield f"{name}:{code}", "", text, words


def lines(texts: Iterable[Spoken], recordings: Sequence[Recording]) -> tuple[Line, ...]:
    """Every text with its state; of several recordings the first counts."""
    by_key: dict[str, Recording] = {}
    by_place: dict[str, Recording] = {}
    for each in recordings:
        by_key.setdefault(each.key, each)
        for place in each.places:
            by_place.setdefault(place, each)
    return tuple(_line(spoken, by_key, by_place) for spoken in texts)


def _line(spoken: Spoken, by_key: Mapping[str, Recording], by_place: Mapping[str, Recording]) -> Line:
    same = by_key.get(key_of(spoken.text))
    if same is not None:
        return Line(spoken, State.OPGENOMEN, same.seconds)
    before = next((by_place[place] for place in spoken.places if place in by_place), None)
    if before is not None:
        return Line(spoken, State.VEROUDERD, before.seconds, before.text)
    return Line(spoken, State.ONTBREEKT)


def counts(found: Iterable[Line]) -> Mapping[State, int]:
    """How many lines there are of each state."""
    states = [each.state for each in found]
    return {state: states.count(state) for state in State}
