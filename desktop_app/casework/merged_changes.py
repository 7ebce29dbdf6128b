"""What was merged with a colleague's work without asking: listed, so that nothing changes unseen."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from desktop_app.casework.conflict_texts import UNSPOKEN, Words, talk_of
from desktop_app.casework.pointers import value_at
from desktop_app.casework.ports import MERGED
from desktop_app.casework.workplace import Workplace
from desktop_app.i18n.words import _


@dataclass(frozen=True, slots=True)
class MergedText:
    """One thing in words. `value`: as it is now · `by`: whose it is · `at`: aware moment of the merge."""

    question: str
    value: str
    by: str
    at: datetime


def merged_changes(wp: Workplace, dossier: str) -> Sequence[MergedText]:
    """Newest merge first; what stands in a record that is gone is left out."""
    with wp.vault.work() as work:
        events = [event for event in reversed(work.trail(dossier)) if event.what == MERGED]
        bodies = {str(event.detail["record"]): work.get(str(event.detail["record"])) for event in events}
        names: Mapping[str, str] = work.local("colleagues") or {}
    found: list[MergedText] = []
    talk = talk_of(wp, dossier)
    for event in events:
        record = bodies[str(event.detail["record"])]
        if record is None or record.deleted:
            continue
        for side, who in (("mine", event.by), ("theirs", str(event.detail["with"]))):
            by = wp.user.name if who == wp.user.id else names.get(who, "")
            for pointer in _spoken(event.detail[side]):
                words = Words(record.kind, pointer, talk)
                value = words.value(value_at(record.body, pointer))
                found.append(MergedText(words.question(), value, by or _("een collega"), event.at))
    return found


def _spoken(pointers: object) -> Sequence[str]:
    return [one for one in str(pointers).splitlines() if one.rsplit("/", 1)[-1] not in UNSPOKEN]


def counts(wp: Workplace, dossiers: Sequence[str]) -> Mapping[str, int]:
    """Number of things merged by themselves, for dossiers that have any."""
    with wp.vault.work() as work:
        events = {id: [event for event in work.trail(id) if event.what == MERGED] for id in dossiers}
    sums = {
        id: sum(len(_spoken(event.detail[side])) for event in found for side in ("mine", "theirs"))
        for id, found in events.items()
    }
    return {id: count for id, count in sums.items() if count}
