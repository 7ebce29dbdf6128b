"""The file of one dossier: what happened, which papers there are, who has to do with it. Knows no Qt."""

from collections.abc import Sequence
from pathlib import Path

from desktop_app.casework import discussion, dossier_papers, dossiers, logbook, people
from desktop_app.casework.changes import Changes
from desktop_app.casework.discussion import Paper
from desktop_app.casework.dossier_file import note_reading
from desktop_app.casework.dossier_papers import PaperRow
from desktop_app.casework.errors import SealLocked
from desktop_app.casework.intake_report import NothingSaid
from desktop_app.casework.logbook import Happening
from desktop_app.casework.paper_ports import Printer, Reader, Sheet
from desktop_app.casework.people import People
from desktop_app.casework.plan_days import NothingAgreed
from desktop_app.casework.workplace import Workplace
from desktop_app.domain.delen import NotShared
from desktop_app.domain.dossier import Dossier, initials
from desktop_app.domain.errors import OpmaatError
from desktop_app.i18n.errors import explain, explain_code
from desktop_app.ui.screens.dossiermap import words
from desktop_app.ui.screens.dossiermap.view import FileView, View
from desktop_app.ui.work import Lanes, Scope

Found = tuple[Dossier, tuple[Happening, ...] | tuple[PaperRow, ...] | People]


class FilePresenter:
    """`read` shows a paper on the screen without writing it anywhere; `save` asks where it may go."""

    def __init__(self, wp: Workplace, printer: Printer, reader: Reader, *, lanes: Lanes, view: View) -> None:
        self._wp, self._printer, self._reader, self._view = wp, printer, reader, view
        self._all_lanes, self._lanes = lanes, Scope(lanes)
        self._dossier, self._part, self._private = "", "logboek", False
        self._found: Found | None = None
        self._rows: Sequence[PaperRow] = ()

    def enter(self, dossier: str, part: str) -> None:
        self._lanes = Scope(self._all_lanes)
        self._dossier = dossier
        self.choose(part)

    def leave(self) -> None:
        self._lanes.close()

    def changed(self, changes: Changes) -> None:
        if self._dossier in changes.dossiers:
            self._lanes.on_vault(self._load, self._arrived, self._lost)

    def set_private(self, private: bool) -> None:
        self._private = private
        self._draw()

    def choose(self, part: str) -> None:
        """Another tab."""
        self._part, self._found = part, None
        self._lanes.on_vault(self._read_part, self._arrived, self._lost)

    def read(self, paper: str, *, width: int) -> None:
        """Show a paper `width` pixels wide. `paper`: id of a button."""
        row, kind = self._of(paper)
        title = words.paper(row).title

        def work() -> Sequence[Sheet]:
            made = discussion.paper(
                self._wp, self._printer, dossier=self._dossier, contents=row.contents, kind=kind, what="opened"
            )
            return self._reader.sheets(made, width=width)

        self._lanes.on_vault(work, lambda sheets: self._view.show_sheets(title, sheets), self._paper_failed)

    def save(self, paper: str) -> None:
        """Save a paper as PDF where the caseworker says. The name of the file tells nobody's name."""
        row, kind = self._of(paper)

        def write(path: str) -> None:
            def work() -> None:
                made = discussion.paper(
                    self._wp, self._printer, dossier=self._dossier, contents=row.contents, kind=kind
                )
                Path(path).write_bytes(made)

            self._lanes.on_vault(work, lambda _none: self._view.show_saved(), self._paper_failed)

        self._view.choose_file(discussion.file_name(kind, row.contents.number, row.nummer), write)

    def _of(self, paper: str) -> tuple[PaperRow, Paper]:
        id, _colon, kind = paper.rpartition(":")
        return next(row for row in self._rows if row.id == id), Paper(kind)

    def _read_part(self) -> Found:
        found = self._load()
        note_reading(self._wp, self._dossier, self._part)
        return found

    def _load(self) -> Found:
        dossier, wp = self._dossier, self._wp
        header = dossiers.read_header(wp, dossier)
        if self._part == "documenten":
            return header, dossier_papers.papers(wp, dossier=dossier)
        if self._part == "personen":
            return header, people.people(wp, dossier=dossier)
        return header, logbook.logbook(wp, dossier=dossier)

    def _arrived(self, found: Found) -> None:
        self._found = found
        self._draw()

    def _draw(self) -> None:
        if self._found is None:
            return
        header, told = self._found
        full = f"{header.given_names} {header.surname}"
        name = initials(full) if self._private else full
        if isinstance(told, People):
            view = FileView(self._part, name, people=words.persons(told, private=self._private))
        elif self._part == "documenten":
            self._rows = [row for row in told if isinstance(row, PaperRow)]
            view = FileView(self._part, name, papers=[words.paper(row) for row in self._rows])
        else:
            view = FileView(self._part, name, days=words.days([one for one in told if isinstance(one, Happening)]))
        self._view.show_view(view)

    def _lost(self, error: Exception) -> None:
        if not isinstance(error, OpmaatError):
            raise error
        self._view.show_view(FileView(self._part, failure=explain(error)))

    def _paper_failed(self, error: Exception) -> None:
        """Whatever went wrong with a paper, the plan itself is safe (E12)."""
        if isinstance(error, NotShared | NothingAgreed | NothingSaid | SealLocked):
            self._view.show_failure(explain(error))
            return
        if not isinstance(error, OpmaatError | OSError):
            raise error
        self._view.show_failure(explain_code("document_mislukt"))
