"""Three-way merge of one record: what both sides shared, what I have, what the office has.

Rules in this order: one side changed, or both to the same value -> take it · options of a multiple choice -> union of
additions minus removals · paragraphs of a long text -> both, to be checked · the same thing with different values ->
a person decides, the office's value stays current · legal groups count as one thing · delete against edit -> the edit
stays, a person decides. A clock never decides anything.
"""

from typing import Any

from desktop_app.casework.pointers import answer_pointer, value_at, with_value
from desktop_app.casework.ports import Body
from desktop_app.sync.merge_answers import merge_answers
from desktop_app.sync.merge_notes import settled
from desktop_app.sync.merge_text import keep_both, merge_paragraphs
from desktop_app.sync.sides import Clash, Merge, Rules, Side
from desktop_app.sync.units import is_group, is_long_text, pointers_of, unit_value, units_of


def merge(kind: str, base: Body | None, mine: Side, theirs: Side, rules: Rules) -> Merge:
    """Bring my unsent state and the office's state together. Every value is kept: in the body or in a clash."""
    if mine.body in (theirs.body, base):
        return Merge(theirs.body)
    if theirs.body == base:
        return Merge(mine.body, auto=1)
    if mine.body is None or theirs.body is None:
        why = "deleted_edited" if mine.body is None else "edited_deleted"
        stays = theirs.body if mine.body is None else mine.body
        return Merge(stays, (Clash("", base, mine.body, theirs.body, why),))
    return _merge_bodies(kind, base or {}, mine, theirs, rules)


def _merge_bodies(kind: str, base: Body, mine: Side, theirs: Side, rules: Rules) -> Merge:
    """Both sides changed and both exist."""
    own, other = mine.body or {}, theirs.body or {}
    if kind == "conflict":  # its effect on the record is compared there
        return Merge(settled(own, other))
    if kind == "notitie":
        names = rules.name(theirs.by), rules.name(mine.by)
        return Merge({**other, "text": keep_both(other["text"], names[0], own["text"], names[1])}, auto=1)
    if kind == "intake":
        return merge_answers(base, mine, theirs, rules)
    return _merge_fields(kind, base, own, other)


def _merge_fields(kind: str, base: Body, own: Body, other: Body) -> Merge:
    merged, clashes, auto = other, [], 0
    for unit, pointers in units_of(kind, base, own, other).items():
        was, mine, theirs = (unit_value(body, kind, unit, pointers) for body in (base, own, other))
        if mine in (was, theirs):
            continue
        group = pointers if is_group(kind, unit) else ()
        text = _merged_text(kind, unit, was, mine, theirs)
        if theirs == was or text is not None:
            merged = _with_unit(merged, unit, group, mine if text is None else text)
            auto += 1
        if theirs != was:
            clashes.append(Clash(unit, was, mine, theirs, "same_field" if text is None else "check_text", group))
    return Merge(merged, tuple(clashes), auto)


def _merged_text(kind: str, unit: str, base: Any, own: Any, other: Any) -> str | None:
    """Both edits of a long text that touch different paragraphs; None if that does not apply."""
    if other == base or not is_long_text(kind, unit) or not all(isinstance(text, str) for text in (base, own, other)):
        return None
    return merge_paragraphs(base, own, other)


def _with_unit(body: Body, unit: str, group: tuple[str, ...], value: Any) -> Body:
    if not group:
        return with_value(body, unit, value)
    for pointer in group:
        body = with_value(body, pointer, value[pointer])
    return body


def kept_silently(kind: str, base: Body | None, mine: Side, theirs: Side, merged: Merge) -> tuple[list[str], list[str]]:
    """JSON pointers of what came from me and what came from them without asking, where both had changed something."""
    own, other, old = mine.body or {}, theirs.body or {}, base or {}
    asked = {pointer for clash in merged.clashes for pointer in (clash.pointer, *clash.pointers)}
    ours, others = [], []
    for pointer in _parts(kind, old, own, other):
        was, here, there = (value_at(body, pointer) for body in (old, own, other))
        if pointer in asked or here == there:
            continue
        ours += [pointer] if here != was else []
        others += [pointer] if there != was else []
    return (ours, others) if ours and others else ([], [])


def _parts(kind: str, *bodies: Body) -> list[str]:
    if kind != "intake":
        return pointers_of(*bodies)
    return [answer_pointer(path) for path in dict.fromkeys(path for body in bodies for path in body.get("answers", {}))]
