"""Three-way merge of one intake section, answer by answer."""

from typing import Any

from desktop_app.casework.pointers import answer_pointer
from desktop_app.casework.ports import Body
from desktop_app.sync.merge_notes import as_noted, with_note
from desktop_app.sync.merge_text import merge_paragraphs
from desktop_app.sync.sides import Clash, Merge, Rules, Side

Answers = dict[str, Body]
ANSWERED = "beantwoord"


def merge_answers(base: Body, mine: Side, theirs: Side, rules: Rules) -> Merge:
    """Answers by path. A row that one side removed comes back whole when the other side changed something in it."""
    old, own, other = (_answers(body) for body in (base, mine.body, theirs.body))
    merged: Answers = {}
    clashes: list[Clash] = []
    auto = 0
    for path in {**other, **own}:
        answer, clash = _merge_one(path, old.get(path), own.get(path), other.get(path), (mine, theirs), rules)
        if answer is not None:
            merged[path] = answer
        if clash is not None:
            clashes.append(clash)
        auto += answer != other.get(path)
    _restore_rows(merged, own, other)
    return Merge({**(theirs.body or {}), "answers": merged}, tuple(clashes), auto)


def _merge_one(
    path: str, old: Body | None, own: Body | None, other: Body | None, sides: tuple[Side, Side], rules: Rules
) -> tuple[Body | None, Clash | None]:
    if own in (old, other):
        return other, None
    if other == old:
        return own, None
    if own is None or other is None:  # withdrawn by one, changed by the other: the change stays
        reason = "deleted_edited" if own is None else "edited_deleted"
        return own or other, Clash(answer_pointer(path), old, own, other, reason)
    core, why = _core(path, old, own, other, rules)
    answer = with_note(core, old, own, other, sides, rules)
    if not why:
        return answer, None
    was, mine, theirs = (as_noted(answer, one) for one in (old, own, other))
    return answer, Clash(answer_pointer(path), was, mine, theirs, why)


def _core(path: str, old: Body | None, own: Body, other: Body, rules: Rules) -> tuple[Body, str | None]:
    """The answer without its note, and why someone must look at it, if so."""
    was, mine, theirs = (_meaning(answer) for answer in (old, own, other))
    if mine == theirs:
        why = {"later_why": own["later_why"]} if "later_why" in own and "later_why" not in other else {}
        return {**other, **why, "confirmed": own["confirmed"] or other["confirmed"]}, None
    if mine == was:
        return other, None
    if theirs == was:
        return own, None
    if mine[0] == theirs[0] == ANSWERED:
        before = was[1] if was[0] == ANSWERED else ""
        if rules.multiple(path):
            return {**other, "value": union(before, mine[1], theirs[1]), "confirmed": False}, None
        text = merge_paragraphs(before, mine[1], theirs[1]) if rules.long_text(path) and before else None
        if text is not None:
            return {**other, "value": text, "confirmed": False}, "check_text"
    return other, "same_field"


def union(base: str, mine: str, theirs: str) -> str:
    """Options of a multiple choice: additions of both sides, minus the removals of both; the office's order first."""
    old, own, other = base.split(), mine.split(), theirs.split()
    removed = {option for option in old if option not in own or option not in other}
    return " ".join(option for option in dict.fromkeys(other + own) if option not in removed)


def _meaning(answer: Body | None) -> tuple[Any, Any]:
    return (answer["state"], answer["value"]) if answer else (None, None)


def _answers(body: Body | None) -> Answers:
    found: Answers = (body or {}).get("answers", {})
    return found


def _restore_rows(merged: Answers, own: Answers, other: Answers) -> None:
    """A row of a repeat without its own entry would be invisible: give it back with all that stood in it."""
    for row in [row for path in list(merged) for row in _rows_above(path)]:
        if row not in merged:
            keeper = other if row in other else own
            for path, answer in keeper.items():
                if path == row or path.startswith(row + "/"):
                    merged.setdefault(path, answer)


def _rows_above(path: str) -> list[str]:
    """Every row of a repeat this path lies in, the outermost first: the pieces up to each `]`."""
    return [path[: place + 1] for place, letter in enumerate(path) if letter == "]" and place + 1 < len(path)]
