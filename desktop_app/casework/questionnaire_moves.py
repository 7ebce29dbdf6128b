"""Bring a conversation to the newest questionnaire: first shown, then done in one act, with the way back kept.

Every answer goes to its new place or is set aside beside its question; nothing is dropped (docs/forms.md, versions).
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import sha256

from desktop_app.casework.changes import Changes
from desktop_app.casework.dossier_file import DossierUnknown, log
from desktop_app.casework.earlier_answers import question_of, set_aside, views, words_of
from desktop_app.casework.intake_session import fresh_session
from desktop_app.casework.interview import Interview, Setting
from desktop_app.casework.interview_course import is_row, is_section, section_of
from desktop_app.casework.interview_pages import Pages
from desktop_app.casework.interview_views import EarlierView, PageKind
from desktop_app.casework.ports import UnitOfWork
from desktop_app.casework.questionnaires import newer, require
from desktop_app.casework.records import answer_from_body, answer_to_body, from_body
from desktop_app.casework.workplace import Workplace
from desktop_app.domain.answer import Answer, AnswerState, Fell
from desktop_app.domain.dossier import Dossier
from desktop_app.domain.errors import OpmaatError
from desktop_app.forms import Migration, Session, migrate, renames_of

DUTCH = "nl"
_PATH_KEYS = re.compile(r"\[[^\]]*\]")
Rows = Mapping[str, Answer]


class ConversationChanged(OpmaatError):
    """Something was answered since the move was shown, or since it was made."""

    code = "gesprek_veranderd"


@dataclass(frozen=True, slots=True)
class Move:
    """What moving does. `before`, `after`: all answer rows · `kept`: answered questions that go along · `elsewhere`:
    those of them that stand in another place · `aside`: answers without a place · `new`: questions that are asked of
    this person and were not there. Data of a person."""

    dossier: str
    old: str
    new_version: str
    before: Rows
    after: Rows
    kept: int
    elsewhere: tuple[str, ...]
    aside: tuple[EarlierView, ...]
    new: tuple[str, ...]


def plan(wp: Workplace, dossier: str) -> Move:
    """What would happen. Changes nothing. Raises `DossierUnknown`, `QuestionnaireAbsent`."""
    with wp.vault.work() as work:
        header, before = _read(work, dossier)
    require(wp, header)
    moment, session = wp.clock(), fresh_session(wp, header)
    Pages(session, {}).load(before)
    rows: dict[str, Answer] = dict(before)
    places: dict[str, str | None] = {page: page for page in _pages(session)}
    for package in newer(wp, header):
        moved = migrate(session, package.definition, renames_of(package.manifest))
        rows = _carry(rows, session, moved, moment)
        places = {old: moved.succession.follow(place) if place else None for old, place in places.items()}
        session = moved.session
    talk = Interview(
        fresh_session(wp, replace(header, vragenlijst=wp.questionnaire.version)),
        rows,
        Setting(wp.user.id, lambda: moment, wp.new_id, header.language),
    )
    answered = [page for page in talk.pages.all() if page.state is not AnswerState.NIET_GEVRAAGD]
    shifted = {new for old, new in places.items() if new not in (None, old)}
    asked = [page for page in talk.pages.all() if page.kind is not PageKind.CARD]
    return Move(
        dossier=dossier,
        old=header.vragenlijst,
        new_version=wp.questionnaire.version,
        before=before,
        after=dict(talk.answers),
        kept=len(answered),
        elsewhere=tuple(talk.text(page.ref, "label", DUTCH) or page.q for page in answered if page.ref in shifted),
        aside=tuple(each for each in views(talk.session, talk.answers) if each.since == moment),
        new=tuple(
            talk.text(page.ref, "label", DUTCH) or page.q for page in asked if page.ref not in set(places.values())
        ),
    )


def make(wp: Workplace, move: Move) -> Changes:
    """Do it, in one transaction. Raises `ConversationChanged` when somebody answered meanwhile."""
    with wp.vault.work() as work:
        header, now = _read(work, move.dossier)
        if dict(now) != dict(move.before) or header.vragenlijst != move.old:
            raise ConversationChanged
        _write(wp, work, move.dossier, now, move.after)
        _save(wp, work, move.dossier, move.new_version)
        kept = {path: answer_to_body(row) for path, row in move.before.items()}
        work.set_local(_key(move.dossier), {"version": move.old, "answers": kept, "after": _digest(move.after)})
        log(wp, work, move.dossier, "changed", part="vragenlijst", parked=len(move.aside))
    return Changes(frozenset({move.dossier}), lists=True, outbox=True)


def undo(wp: Workplace, dossier: str) -> Changes:
    """Back to the older questionnaire, as it was. Raises `ConversationChanged` once something was answered since."""
    with wp.vault.work() as work:
        _, now = _read(work, dossier)
        kept = work.local(_key(dossier))
        if not kept or _digest(now) != kept["after"]:
            raise ConversationChanged
        _write(wp, work, dossier, now, {path: answer_from_body(path, body) for path, body in kept["answers"].items()})
        _save(wp, work, dossier, kept["version"])
        forget(work, dossier)
        log(wp, work, dossier, "changed", part="vragenlijst", parked=0)
    return Changes(frozenset({dossier}), lists=True, outbox=True)


def undoable(wp: Workplace, dossier: str) -> bool:
    """A move was made on this laptop and nothing was answered since."""
    with wp.vault.work() as work:
        kept = work.local(_key(dossier))
        return bool(kept) and _digest(work.answers(dossier)) == kept["after"]


def forget(work: UnitOfWork, dossier: str) -> None:
    """The way back is not needed any more."""
    work.set_local(_key(dossier), None)


# ---- one version further ---------------------------------------------------------------------------------------------


def _carry(rows: Rows, old: Session, moved: Migration, moment: datetime) -> dict[str, Answer]:
    """All rows at their new paths; what has no place is set aside there, or where it stood."""
    found: dict[str, Answer] = {}
    for path, row in rows.items():
        target = moved.succession.follow(path)
        asked = target is not None or _PATH_KEYS.sub("", path) in moved.session.definition.fields
        earlier = tuple(replace(each, why=_why(each.why, asked=asked)) for each in row.earlier)
        kept = replace(row, path=target or path, earlier=earlier)
        answered = row.stands and not is_section(path)
        found[kept.path] = _placed(row, kept, target, old, moved, moment) if answered else kept
    return found


def _placed(row: Answer, kept: Answer, target: str | None, old: Session, moved: Migration, moment: datetime) -> Answer:
    """An answer as the new form takes it: whole, in part, changed by the author's own word, or not at all."""
    node = moved.session.find(target) if target is not None else None
    if node is not None and (row.state is not AnswerState.BEANTWOORD or is_row(row.path) or node.value == row.value):
        return kept
    value = node.value if node is not None else ""
    lost = next((each.value for each in moved.parked if each.ref == row.path), None)
    if value and lost is None:
        return replace(kept, value=value, confirmed=False)
    state = AnswerState.BEANTWOORD if value else AnswerState.NIET_GEVRAAGD
    here = replace(kept, value=value, state=state, said=kept.said if value else None, confirmed=False)
    gone = replace(row, value=row.value if lost is None else lost, earlier=kept.earlier)
    return set_aside(
        gone,
        here,
        why=Fell.VRAAG_WEG if target is None else Fell.VRAAG_ANDERS,
        since=moment,
        question=question_of(old, row.path),
        words=words_of(old, old.find(row.path), gone),
    )


def _why(before: Fell, *, asked: bool) -> Fell:
    """A question that is there again may be answered as before."""
    if not asked:
        return Fell.VRAAG_WEG
    return Fell.NIET_VAN_TOEPASSING if before is Fell.VRAAG_WEG else before


def _pages(session: Session) -> set[str]:
    """Every page of the form, asked or not."""
    return {page.ref for section in session.root.children for page in section.children if page.key is None}


# ---- in the vault ----------------------------------------------------------------------------------------------------


def _read(work: UnitOfWork, dossier: str) -> tuple[Dossier, Rows]:
    record = work.get(dossier)
    if record is None or record.deleted:
        raise DossierUnknown
    return from_body(Dossier, record.body), work.answers(dossier)


def _save(wp: Workplace, work: UnitOfWork, dossier: str, version: str) -> None:
    record = work.get(dossier)
    if record is not None:
        body = {**record.body, "vragenlijst": version}
        work.put(id=dossier, dossier=dossier, kind="dossier", body=body, by=wp.user.id, at=wp.clock())


def _write(wp: Workplace, work: UnitOfWork, dossier: str, now: Rows, then: Rows) -> None:
    changed = {path: row for path, row in then.items() if now.get(path) != row}
    removed = now.keys() - then.keys()
    for section in sorted({section_of(path) for path in (*changed, *removed)}):
        work.put_answers(
            dossier,
            section,
            [row for path, row in changed.items() if section_of(path) == section],
            removed=[path for path in removed if section_of(path) == section],
            by=wp.user.id,
            at=wp.clock(),
        )


def _digest(rows: Rows) -> str:
    bodies = {path: answer_to_body(row) for path, row in rows.items()}
    return sha256(json.dumps(bodies, sort_keys=True).encode()).hexdigest()


def _key(dossier: str) -> str:
    return f"voor_overstap/{dossier}"
