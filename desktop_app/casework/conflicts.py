"""Two people gave different values to one thing: what waits for a person, and how that person decides.

The office's value stays current until someone decides; the other value is kept in the conflict record. A decision is
an ordinary change and travels like one, so that a colleague sees it settled. Nothing that is not chosen disappears:
it stays in the conflict record and in the revisions at the office.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

from desktop_app.casework.changes import Changes
from desktop_app.casework.earlier_answers import with_note_of
from desktop_app.casework.interview_course import is_section
from desktop_app.casework.office_ports import Double
from desktop_app.casework.pointers import answer_pointer, parts, value_at, with_value
from desktop_app.casework.ports import Body, Record, UnitOfWork
from desktop_app.casework.records import Conflict, answer_from_body, from_body, to_body
from desktop_app.casework.workplace import Workplace
from desktop_app.domain.answer import Answer, AnswerState
from desktop_app.domain.errors import OpmaatError

Choice = Literal["mine", "theirs", "ask_again"]
DOUBLES = "doubles"
"""Local value: what the office told of dossiers with one BSN."""


class ConflictGone(OpmaatError):
    """The conflict does not exist, or someone else has settled it already."""

    code = "keuze_al_gemaakt"


class ChoiceImpossible(OpmaatError):
    """`ask_again` belongs to answers and merged texts; anything else has one of two values."""

    code = "keuze_niet_mogelijk"


@dataclass(frozen=True, slots=True)
class OpenConflict:
    """`id`: id of the conflict record, to be given to `resolve`."""

    id: str
    dossier: str
    conflict: Conflict


def open_conflicts(wp: Workplace, dossier: str | None = None) -> Sequence[OpenConflict]:
    """Everything that waits for a choice, oldest first; of one dossier if given."""
    with wp.vault.work() as work:
        found = [
            OpenConflict(record.id, record.dossier, from_body(Conflict, record.body))
            for record in work.find(kind="conflict", dossier=dossier)
        ]
    return [one for one in found if one.conflict.choice is None]


def askable(conflict: Conflict) -> bool:
    """Whether `ask_again` can be chosen: the client can be asked, or both texts were merged and may stay so.
    What was said of a whole section is none of the client's business."""
    return conflict.why == "check_text" or (conflict.kind == "intake" and not _of_section(conflict))


def _of_section(conflict: Conflict) -> bool:
    """What was said of a whole section: it stands at the section's path and has no value."""
    values = [side.value.get("value") for side in (conflict.mine, conflict.theirs) if side.value]
    return is_section("".join(parts(conflict.pointer)[-1:])) and not any(values)


def resolve(wp: Workplace, *, conflict: str, choice: Choice) -> Changes:
    """Settle a conflict. `ask_again` puts an answer on the state LATER; of a merged text it keeps the merged form.

    Raises ConflictGone when it is settled already and ChoiceImpossible when `ask_again` has no meaning here.
    """
    with wp.vault.work() as work:
        record = work.get(conflict)
        settled = from_body(Conflict, record.body) if record and not record.deleted else None
        if record is None or settled is None or settled.choice is not None:
            raise ConflictGone
        if choice == "ask_again" and not askable(settled):
            raise ChoiceImpossible
        target = work.get(settled.record)
        if settled.pointer == "":
            _settle_existence(wp, work, record, settled, choice)
        elif target is not None and not (choice == "ask_again" and settled.why == "check_text"):
            _settle_value(wp, work, target, settled, choice)
        decided = replace(settled, choice=choice, decided_by=wp.user.id, decided_at=wp.clock())
        body = to_body(decided)
        work.put(id=record.id, dossier=record.dossier, kind="conflict", body=body, by=wp.user.id, at=wp.clock())
    return Changes(dossiers=frozenset({record.dossier}), lists=True, outbox=True)


def possible_duplicates(wp: Workplace) -> Sequence[Mapping[str, str]]:
    """Groups of dossiers that hold the same BSN, at least one of them here, each with its consulent. Of those elsewhere
    the office told it at the last synchronisation. They are never merged by machine; a person looks."""
    by_number: dict[str, dict[str, str]] = defaultdict(dict)
    with wp.vault.work() as work:
        for record in work.find(kind="dossier"):
            if bsn := record.body.get("bsn"):
                by_number[bsn][record.dossier] = str(record.body.get("consulent") or "")
        told = [dict(group) for group in work.local(DOUBLES) or ()]
    here = {dossier for group in by_number.values() for dossier in group}
    elsewhere = [group for group in told if group.keys() & here and not group.keys() <= here]
    seen = [group for group in by_number.values() if len(group) > 1]
    return [*(one for one in seen if not any(one.keys() <= group.keys() for group in elsewhere)), *elsewhere]


def note_doubles(work: UnitOfWork, doubles: Sequence[Sequence[Double]]) -> None:
    """Remember on this device which dossiers hold the same BSN; never the number."""
    work.set_local(DOUBLES, [{one.dossier: one.consulent for one in group} for group in doubles])


def _settle_existence(wp: Workplace, work: UnitOfWork, record: Record, conflict: Conflict, choice: Choice) -> None:
    """One side deleted the record, the other changed it; the change had won for the time being."""
    chosen = conflict.mine.value if choice == "mine" else conflict.theirs.value
    target = work.get(conflict.record)
    gone = target is None or target.deleted
    if chosen is None and not gone:
        work.delete(conflict.record, by=wp.user.id, at=wp.clock())
    elif chosen is not None and gone and conflict.kind != "intake":
        work.put(
            id=conflict.record, dossier=record.dossier, kind=conflict.kind, body=chosen, by=wp.user.id, at=wp.clock()
        )
    elif chosen is not None and gone:
        answers = [answer_from_body(path, body) for path, body in chosen["answers"].items()]
        work.put_answers(record.dossier, chosen["section"], answers)


def _settle_value(wp: Workplace, work: UnitOfWork, target: Record, conflict: Conflict, choice: Choice) -> None:
    chosen = conflict.mine.value if choice == "mine" else conflict.theirs.value
    if conflict.kind == "intake":
        path = parts(conflict.pointer)[-1]
        answer = _asked_later(wp, target, path) if choice == "ask_again" else _answer(path, chosen)
        removed = () if answer else (path,)
        work.put_answers(target.dossier, target.body["section"], [answer] if answer else [], removed=removed)
    else:
        body = _with_chosen(target.body, conflict, chosen)
        work.put(id=target.id, dossier=target.dossier, kind=target.kind, body=body, by=wp.user.id, at=wp.clock())


def _with_chosen(body: Body, conflict: Conflict, chosen: Any) -> Body:
    """A legal group holds one value per pointer; a single field holds the value itself."""
    if not conflict.pointers:
        return with_value(body, conflict.pointer, chosen)
    for pointer in conflict.pointers:
        body = with_value(body, pointer, (chosen or {}).get(pointer))
    return body


def _answer(path: str, body: Body | None) -> Answer | None:
    return answer_from_body(path, body) if body else None


def _asked_later(wp: Workplace, target: Record, path: str) -> Answer:
    """The question again, unanswered on purpose; what was noted beside it stays."""
    current = _answer(path, value_at(target.body, answer_pointer(path)))
    asked = Answer(path=path, value="", state=AnswerState.LATER, by=wp.user.id, at=wp.clock())
    return with_note_of(asked, current) if current else asked
