"""Discussing the plan with the client: per paragraph how it went, and the client's objection in their own words.

How far the explaining has come stays on this device; what the client disagrees with belongs in the file and travels.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import cast

from desktop_app.casework import intake_report, plan_days, sharing
from desktop_app.casework.changes import Changes
from desktop_app.casework.dossier_file import log
from desktop_app.casework.paper_ports import Printer
from desktop_app.casework.plan_contents import PlanContents
from desktop_app.casework.records import Note, to_body
from desktop_app.casework.workplace import Workplace


class Verdict(StrEnum):
    UITGELEGD = "uitgelegd"
    VRAAG = "vraag"
    ONEENS = "oneens"


class Paper(StrEnum):
    BESCHIKKING = "beschikking"
    TWEETALIG = "tweetalig"
    MIJN_PLAN = "mijn_plan"
    GROOT = "groot"
    SCHOOL = "school"
    VERSLAG = "verslag"
    AGENDA = "agenda"


_SUFFIX = {
    Paper.TWEETALIG: "-twee-talen",
    Paper.MIJN_PLAN: "-mijn-plan",
    Paper.GROOT: "-groot",
    Paper.SCHOOL: "-school",
    Paper.VERSLAG: "-gesprek",
    Paper.AGENDA: "-agenda",
}


def file_name(kind: Paper, number: str, versie: int = 0) -> str:
    """How a paper is called outside the vault: `PIP-2026-0433-2-twee-talen.pdf`, and never after a person.

    `number`: of the dossier · `versie`: of the plan, 0 for the draft.
    """
    version = f"-{versie}" if versie else ""
    return f"PIP-{number}{version}{_SUFFIX.get(kind, '')}.{'ics' if kind is Paper.AGENDA else 'pdf'}"


def verdicts(wp: Workplace, *, dossier: str) -> Mapping[str, Verdict]:
    """How each paragraph went, by paragraph key."""
    with wp.vault.work() as work:
        kept = cast(dict[str, str], work.local(_place(dossier)) or {})
    return {key: Verdict(word) for key, word in kept.items()}


def mark(wp: Workplace, *, dossier: str, key: str, verdict: Verdict | None) -> None:
    """Say how a paragraph went; None takes it back."""
    with wp.vault.work() as work:
        kept = dict(work.local(_place(dossier)) or {})
        if verdict is None:
            kept.pop(key, None)
        else:
            kept[key] = verdict.value
        work.set_local(_place(dossier), kept)


def object_to(wp: Workplace, *, dossier: str, about: str, words: str) -> Changes:
    """Keep what the client disagrees with as a note in the file. `about`: the Dutch paragraph."""
    with wp.vault.work() as work:
        body = to_body(Note(f"Niet eens met: {about}\n{words}"))
        work.put(id=wp.new_id(), dossier=dossier, kind="notitie", body=body, by=wp.user.id, at=wp.clock())
    return Changes(frozenset({dossier}), outbox=True)


def paper(
    wp: Workplace, printer: Printer, *, dossier: str, contents: PlanContents, kind: Paper, what: str = "exported"
) -> bytes:
    """Make one of the papers and record that it was made. `what`: "opened" when it is only looked at here. What
    is dated gets the municipality's seal when it leaves. Raises
    `DocumentFailed`, `LanguageUnknown`, and what `sharing` and `agenda` raise."""
    make = {
        Paper.BESCHIKKING: lambda: printer.beschikking(contents),
        Paper.GROOT: lambda: printer.beschikking(contents, large=True),
        Paper.TWEETALIG: lambda: printer.bilingual(contents, contents.language),
        Paper.MIJN_PLAN: lambda: printer.mijn_plan(contents, contents.language),
        Paper.SCHOOL: lambda: printer.school(sharing.school_extract(wp, dossier=dossier), wp.gemeente.name),
        Paper.VERSLAG: lambda: printer.verslag(intake_report.report(wp, dossier=dossier)),
        Paper.AGENDA: lambda: printer.agenda(
            plan_days.moments(wp, dossier=dossier, contents=contents), contents.language, wp.gemeente.name
        ),
    }
    made = make[kind]()
    if what == "exported" and kind is not Paper.AGENDA and contents.dagtekening:
        made = printer.sealed(made)
    with wp.vault.work() as work:
        log(wp, work, dossier, what, part="pip", paper=kind.value, version=contents.version)
    return made


def _place(dossier: str) -> str:
    return f"bespreking:{dossier}"
