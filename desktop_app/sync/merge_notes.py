"""The note beside a question in a merge: it has its own life, and what was thrown away comes back by no side road."""

from typing import Any

from desktop_app.casework.ports import Body
from desktop_app.sync.merge_text import keep_both
from desktop_app.sync.sides import Rules, Side


def with_note(answer: Body, old: Body | None, own: Body, other: Body, sides: tuple[Side, Side], rules: Rules) -> Body:
    """Two changed notes are both kept. A note that one side kept on purpose (R-PRV-06) and the other threw away stays,
    and a person is asked again."""
    was, mine, theirs = (_note(one) for one in (old, own, other))
    for gone, keeper in ((mine, other), (theirs, own)):
        if not gone and was and keeper.get("note_kept") and not (old or {}).get("note_kept"):
            return _with(answer, _note(keeper), kept=False)
    if mine in (was, theirs):
        note = theirs
    elif theirs in (was, ""):
        note = mine
    elif mine == "":
        note = theirs
    else:
        note = keep_both(theirs, rules.name(sides[1].by), mine, rules.name(sides[0].by))
    return _with(answer, note, kept=any(one.get("note_kept") and _note(one) == note for one in (own, other)))


def as_noted(answer: Body, side: Body | None) -> Body | None:
    """A side of a clash, without the note where the merge has none left: a choice must not bring it back."""
    return {**side, "note": ""} if side and not answer["note"] else side


def settled(own: Body, other: Body) -> Body:
    """A conflict that changed on both sides: the first decision stands, and notes that either side emptied stay so."""
    chosen = own if other.get("choice") is None and own.get("choice") is not None else other
    return dict(_emptied(_emptied(chosen, own), other))


def _emptied(value: Any, like: Any) -> Any:
    if not isinstance(value, dict) or not isinstance(like, dict):
        return value
    return {
        key: "" if key == "note" and like.get(key) == "" else _emptied(inner, like.get(key))
        for key, inner in value.items()
    }


def _note(answer: Body | None) -> str:
    note: str = (answer or {}).get("note", "")
    return note


def _with(answer: Body, note: str, *, kept: bool) -> Body:
    rest = {key: value for key, value in answer.items() if key != "note_kept"}
    return rest | {"note": note} | ({"note_kept": True} if kept else {})
