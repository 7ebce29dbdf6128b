"""The attachments of a dossier: added from a file, looked at in memory, taken out after asking. Knows no Qt."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from desktop_app.casework import attachments
from desktop_app.casework.attachments import MEGABYTES, AttachmentRow
from desktop_app.casework.changes import Changes
from desktop_app.casework.errors import AttachmentTooLarge, AttachmentUnreadable, DocumentFailed
from desktop_app.casework.paper_ports import Reader, Sheet
from desktop_app.casework.workplace import Workplace
from desktop_app.domain.errors import OpmaatError
from desktop_app.i18n.errors import Explanation, explain
from desktop_app.i18n.formats import fill, long_date, number
from desktop_app.i18n.words import N_, _
from desktop_app.ui.work import Bus, Lanes, Scope

KINDS = {"image/jpeg": N_("Foto"), "image/png": N_("Foto"), "application/pdf": N_("PDF")}
PDF = "application/pdf"
SMALL = 200
"""Width in pixels at which a file is tried before it is kept."""


@dataclass(frozen=True, slots=True)
class AttachmentLine:
    """`asked`: taking it out was asked and not yet confirmed · `here`: it can be looked at on this device."""

    id: str
    name: str
    about: str
    here: bool
    asked: bool


class Photo(Protocol):
    """Makes a picture of a photograph. Raises AttachmentUnreadable."""

    def __call__(self, content: bytes, *, width: int, text: str = "") -> Sheet: ...


class AttachmentView(Protocol):
    """The screen as this presenter knows it."""

    def show_attachments(self, lines: Sequence[AttachmentLine]) -> None: ...

    def show_sheets(self, title: str, sheets: Sequence[Sheet]) -> None: ...

    def show_failure(self, told: Explanation) -> None: ...

    def show_done(self, told: str) -> None: ...


class AttachmentPresenter:
    """`enter` where the tab is open, `leave` where it is not."""

    def __init__(
        self, wp: Workplace, reader: Reader, photo: Photo, *, lanes: Lanes, bus: Bus, view: AttachmentView
    ) -> None:
        self._wp, self._reader, self._photo, self._bus, self._view = wp, reader, photo, bus, view
        self._all_lanes, self._lanes = lanes, Scope(lanes)
        self._dossier, self._asked, self._private = "", "", False
        self._rows: Sequence[AttachmentRow] = ()

    def enter(self, dossier: str) -> None:
        self.leave()
        self._lanes = Scope(self._all_lanes)
        self._dossier, self._asked = dossier, ""
        self._load()

    def leave(self) -> None:
        self._lanes.close()
        self._dossier, self._rows = "", ()

    def changed(self, changes: Changes) -> None:
        if self._dossier in changes.dossiers:
            self._load()

    def set_private(self, private: bool) -> None:
        self._private = private
        if self._dossier:
            self._draw()

    def add(self, path: str) -> None:
        """Take a file along into the dossier; the file itself stays where it is."""
        dossier = self._dossier

        def work() -> Changes:
            content = _content(Path(path))
            return attachments.add(
                self._wp, dossier=dossier, name=Path(path).stem, content=content, proof=self._try_out
            )

        self._lanes.on_vault(work, lambda changes: self._told(changes, _("De bijlage is toegevoegd.")), self._failed)

    def read(self, id: str, *, width: int) -> None:
        """Show it `width` pixels wide; nothing is written anywhere."""
        dossier, title = self._dossier, self._name(id)

        def work() -> Sequence[Sheet]:
            content, kind = attachments.read(self._wp, dossier=dossier, record=id)
            return self._sheets(content, kind, width, title)

        self._lanes.on_vault(work, lambda sheets: self._view.show_sheets(title, sheets), self._failed)

    def ask_remove(self, id: str) -> None:
        self._asked = id
        self._draw()

    def keep(self) -> None:
        self._asked = ""
        self._draw()

    def remove(self, id: str) -> None:
        if id != self._asked:
            return
        self._asked, dossier = "", self._dossier
        self._lanes.on_vault(
            lambda: attachments.remove(self._wp, dossier=dossier, record=id),
            lambda changes: self._told(changes, _("De bijlage is verwijderd.")),
            self._failed,
        )

    def _load(self) -> None:
        dossier = self._dossier
        self._lanes.on_vault(lambda: attachments.attachments(self._wp, dossier=dossier), self._arrived, self._failed)

    def _arrived(self, rows: Sequence[AttachmentRow]) -> None:
        self._rows = rows
        self._draw()

    def _told(self, changes: Changes, words: str) -> None:
        self._bus.publish(changes)
        self._load()
        self._view.show_done(words)

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, OpmaatError):
            raise error
        self._view.show_failure(explain(error))

    def _draw(self) -> None:
        self._view.show_attachments([self._line(row) for row in self._rows])

    def _line(self, row: AttachmentRow) -> AttachmentLine:
        size = fill(_("{n} MB"), n=number(max(0.1, round(row.size / 1_000_000, 1))))
        added = fill(_("toegevoegd op {day}"), day=long_date(row.at.astimezone().date()))
        by = fill(_("door {by}"), by=row.by) if row.by else ""
        absent = "" if row.here else _("staat nog niet op deze laptop")
        about = " · ".join(part for part in (_(KINDS[row.kind]), size, f"{added} {by}".strip(), absent) if part)
        return AttachmentLine(row.id, self._name(row.id), about, row.here, row.id == self._asked)

    def _name(self, id: str) -> str:
        """A name of a file may name a person: in the private view it is only numbered."""
        place = next(place for place, row in enumerate(self._rows) if row.id == id)
        numbered = fill(_("Bijlage {n}"), n=len(self._rows) - place)
        return numbered if self._private else self._rows[place].name or numbered

    def _try_out(self, content: bytes, kind: str) -> None:
        self._sheets(content, kind, SMALL, "")

    def _sheets(self, content: bytes, kind: str, width: int, title: str) -> Sequence[Sheet]:
        if kind != PDF:
            return [self._photo(content, width=width, text=title)]
        try:
            return self._reader.sheets(content, width=width)
        except DocumentFailed:
            raise AttachmentUnreadable from None


def _content(path: Path) -> bytes:
    """Raises AttachmentUnreadable, or AttachmentTooLarge before anything large is read."""
    try:
        if path.stat().st_size > MEGABYTES * 1_000_000:
            raise AttachmentTooLarge(megabytes=MEGABYTES)
        return path.read_bytes()
    except OSError:
        raise AttachmentUnreadable from None
