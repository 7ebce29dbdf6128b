"""A conflict in words: the question, what it was, and the two answers with who gave them and how."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from desktop_app.casework.conflicts import OpenConflict, askable
from desktop_app.casework.intake_session import fresh_session
from desktop_app.casework.interview import Interview, Setting
from desktop_app.casework.interview_course import is_general_note, is_section
from desktop_app.casework.pointers import parts
from desktop_app.casework.records import Side, from_body
from desktop_app.casework.workplace import Workplace
from desktop_app.domain.dossier import Dossier, initials
from desktop_app.i18n.field_names import FIELD_NAMES, GROUP_NAMES, KIND_NAMES
from desktop_app.i18n.formats import clock_time, fill, long_date, short_date
from desktop_app.i18n.labels import (
    ANSWER_STATE,
    DOELGROEP,
    INTERPRETER,
    LBT_UITSLAG,
    LEERROUTE,
    MANNER,
    SECTION_MARK,
    label,
)
from desktop_app.i18n.words import _, current

CODES = {"doelgroep": DOELGROEP, "leerroute": LEERROUTE, "uitslag": LBT_UITSLAG, "interpreter": INTERPRETER}
"""Fields that hold codes, and the words for them."""
UNSPOKEN = frozenset({"consulent_id"})
"""Fields that say in ids what another field says in words."""


@dataclass(frozen=True, slots=True)
class SideText:
    """One of the two values: in words, who gave it, and when and how ("ma 23 nov 14:10, gezegd door cliënt")."""

    value: str
    by: str
    when: str


@dataclass(frozen=True, slots=True)
class ConflictText:
    """`id`: of the conflict record · `ask_again`: the third choice makes sense · `merged`: how many other changes were
    merged by themselves · `base`: "" where nothing stood before."""

    id: str
    dossier: str
    person: str
    initials: str
    question: str
    base: str
    mine: SideText
    theirs: SideText
    ask_again: bool
    merged: int


def describe(wp: Workplace, found: OpenConflict) -> ConflictText:
    """Words for one conflict, in the language of the program."""
    with wp.vault.work() as work:
        record = work.get(found.dossier)
        names: Mapping[str, str] = work.local("colleagues") or {}
    header = from_body(Dossier, record.body) if record else None
    talk = talk_of(wp, found.dossier) if found.conflict.kind == "intake" else None
    conflict = found.conflict
    words = Words(conflict.kind, conflict.pointer, talk)
    names = {**names, wp.user.id: wp.user.name}
    person = f"{header.given_names} {header.surname}" if header else ""
    return ConflictText(
        id=found.id,
        dossier=found.dossier,
        person=person,
        initials=initials(person),
        question=words.question(),
        base=words.value(conflict.base) if conflict.base is not None else "",
        mine=_side(words, conflict.mine, names),
        theirs=_side(words, conflict.theirs, names),
        ask_again=askable(conflict),
        merged=conflict.auto_merged,
    )


def talk_of(wp: Workplace, dossier: str) -> Interview | None:
    """The answers of a dossier in its questionnaire, to read them in words; None when the dossier is not here."""
    with wp.vault.work() as work:
        record, answers = work.get(dossier), work.answers(dossier)
    if record is None:
        return None
    header = from_body(Dossier, record.body)
    setting = Setting(wp.user.id, wp.clock, wp.new_id, header.language)
    return Interview(fresh_session(wp, header), answers, setting)


def _side(words: "Words", side: Side, names: Mapping[str, str]) -> SideText:
    local = side.at.astimezone()
    when = f"{short_date(local.date())} {clock_time(local.time())}"
    how = [when]
    if words.of_answer and isinstance(side.value, Mapping) and "manner" in side.value:
        how.append(label(MANNER, str(side.value["manner"])).lower())
        if side.value.get("confirmed"):
            how.append(_("bevestigd"))
    return SideText(words.value(side.value), names.get(side.by) or _("een collega"), ", ".join(how))


class Words:
    """Question and values of one part of a record. An answer is read in the questionnaire, the rest by field name."""

    def __init__(self, kind: str, pointer: str, talk: Interview | None) -> None:
        """`talk`: of the dossier, for kind `intake`."""
        self._kind = kind
        self._pointer = pointer
        self._talk = talk
        self._path = parts(pointer)[-1] if kind == "intake" and pointer else ""

    @property
    def of_answer(self) -> bool:
        """Somebody said it, in some way; not so what a caseworker says of a whole section."""
        return not is_section(self._path)

    def question(self) -> str:
        if is_general_note(self._path):
            return _("Algemene notitie")
        if self._path:
            asked = self._known() and self._talk and self._talk.text(self._path, "label", current())
            if asked and not self.of_answer:
                return fill(_("Onderdeel: {naam}"), naam=asked)
            return asked or self._path.rsplit("/", 1)[-1].replace("_", " ")
        if not self._pointer:
            return label(KIND_NAMES, self._kind)
        if self._pointer in GROUP_NAMES:
            return label(GROUP_NAMES, self._pointer)
        return f"{label(KIND_NAMES, self._kind)}: {label(FIELD_NAMES, parts(self._pointer)[-1])}"

    def value(self, value: Any, name: str = "") -> str:
        """`name`: pointer or name of the field, for fields that hold codes."""
        if value is None or value == "":
            return _("leeg")
        if isinstance(value, Mapping) and "state" in value and self._path:
            return self._answer(value)
        if isinstance(value, Mapping):
            rows = [
                f"{_name(key)}: {self.value(inner, key)}"
                for key, inner in value.items()
                if inner not in (None, "", []) and _last(key) not in UNSPOKEN
            ]
            return "\n".join(rows) or _("leeg")
        if isinstance(value, bool):
            return _("ja") if value else _("nee")
        if isinstance(value, list):
            return ", ".join(self.value(one) for one in value)
        table = CODES.get(_last(name or self._pointer))
        return label(table, str(value)) if table else _as_day(str(value))

    def _answer(self, body: Mapping[str, Any]) -> str:
        if is_general_note(self._path):
            return str(body.get("note") or _("leeg"))
        if not self.of_answer:
            return label(SECTION_MARK, str(body["state"]))
        if body["state"] != "beantwoord":
            return label(ANSWER_STATE, str(body["state"]))
        raw = str(body["value"])
        if not self._known() or self._talk is None:
            return raw
        node = self._talk.session.node(self._path)
        if node.field.choices is None:
            return _as_day(raw)
        return ", ".join(self._talk.choice_text(self._path, one, current()) for one in raw.split())

    def _known(self) -> bool:
        return self._talk is not None and self._talk.session.find(self._path) is not None


def _last(key: str) -> str:
    return parts(key)[-1] if key.startswith("/") else key


def _name(key: str) -> str:
    return label(FIELD_NAMES, _last(key))


def _as_day(text: str) -> str:
    """An ISO day or moment as people write it; any other text as it is."""
    try:
        if len(text) == 10:
            return long_date(date.fromisoformat(text))
        moment = datetime.fromisoformat(text) if len(text) > 15 and text[4] == "-" else None
    except ValueError:
        return text
    return f"{long_date(moment.date())} {clock_time(moment.time())}" if moment else text
