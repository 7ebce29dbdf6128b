"""The papers of a dossier: what can be read and saved of the draft and of every adopted PIP."""

from dataclasses import dataclass
from datetime import date

from desktop_app.casework.discussion import Paper
from desktop_app.casework.dossier_file import DossierFile, read
from desktop_app.casework.interview_course import is_section
from desktop_app.casework.plan_adoption import adopted_contents, draft_contents, unchanged, version_rows
from desktop_app.casework.plan_composition import printable
from desktop_app.casework.plan_contents import PlanContents
from desktop_app.casework.records import Seen
from desktop_app.casework.workplace import Workplace
from desktop_app.i18n.language import LANGUAGES
from desktop_app.i18n.words import SOURCE

VERSLAG = "verslag"
"""Id and `soort` of the row that is no version of the plan."""


@dataclass(frozen=True, slots=True)
class PaperRow:
    """`id`: record of the version, "" for the draft, `VERSLAG` for the report of the conversation · `soort` as in
    `PipVersie`, "" for the draft, `VERSLAG` · `day`: dagtekening
    · `by`: who adopted it · `kinds`: papers that can be made of it."""

    id: str
    contents: PlanContents
    soort: str
    nummer: int
    day: date | None
    by: str
    seen: tuple[Seen, ...]
    kinds: tuple[Paper, ...]


def papers(wp: Workplace, *, dossier: str) -> tuple[PaperRow, ...]:
    """The draft first, where it says something new; then the adopted versions, newest first. Raises
    `DossierUnknown`."""
    with wp.vault.work() as work:
        file = read(wp, work, dossier)
    newest = next((id for id, version in reversed(file.versions) if version.soort != "advies"), "")
    adopted = (
        PaperRow(
            row.id,
            contents := adopted_contents(row.version),
            row.version.soort,
            row.version.nummer,
            row.version.dagtekening,
            row.version.vastgesteld_door,
            row.seen,
            (*_kinds(contents), *((Paper.SCHOOL, Paper.AGENDA) if row.id == newest else ())),
        )
        for row in version_rows(file)
    )
    return (*_draft(file), *adopted, *_said(file))


def _draft(file: DossierFile) -> tuple[PaperRow, ...]:
    if file.pip is None or unchanged(file):
        return ()
    contents = printable(draft_contents(file))
    return (PaperRow("", contents, "", contents.version, file.pip.dagtekening, "", (), _kinds(contents)),)


def _said(file: DossierFile) -> tuple[PaperRow, ...]:
    """The report of the conversation for the client; it belongs to no version of the plan."""
    if not any(answer.stands and not is_section(answer.path) for answer in file.answers.values()):
        return ()
    contents = printable(draft_contents(file))
    return (PaperRow(VERSLAG, contents, VERSLAG, 0, file.header.intake_afgerond, "", (), (Paper.VERSLAG,)),)


def _kinds(contents: PlanContents) -> tuple[Paper, ...]:
    """In two languages only where the second is one the program knows."""
    both = contents.language != SOURCE and contents.language in LANGUAGES
    last = (Paper.MIJN_PLAN,) if contents.language in LANGUAGES else ()
    return (Paper.BESCHIKKING, *((Paper.TWEETALIG,) if both else ()), Paper.GROOT, *last)
