"""Notities nalopen: of each note a person says whether it stays. Nothing is thrown away after one press."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from desktop_app.casework import concept_notes
from desktop_app.casework.changes import Changes
from desktop_app.casework.concept_notes import NotesPage
from desktop_app.casework.dossier_file import note_reading
from desktop_app.casework.workplace import Workplace
from desktop_app.domain.dossier import initials
from desktop_app.domain.errors import OpmaatError
from desktop_app.i18n.errors import Explanation, explain
from desktop_app.i18n.formats import fill
from desktop_app.i18n.words import _, ngettext
from desktop_app.ui.work import Bus, Lanes, Scope, StatusLine


@dataclass(frozen=True, slots=True)
class NoteLine:
    path: str
    question: str
    text: str


@dataclass(frozen=True, slots=True)
class NotesView:
    """`gone`: paths chosen to be thrown away · `act`: words of the one button · `sure`: what the second press does, ""
    while nothing was asked · `kept`: a sentence about notes that stayed before · `known`: the vault was read."""

    person: str = ""
    lines: Sequence[NoteLine] = ()
    gone: frozenset[str] = frozenset()
    act: str = ""
    sure: str = ""
    kept: str = ""
    done: str = ""
    failure: Explanation | None = None
    known: bool = False


class NotitiesPresenter:
    """`show` renders a view."""

    def __init__(
        self, wp: Workplace, lanes: Lanes, bus: Bus, status: StatusLine, *, show: Callable[[NotesView], None]
    ) -> None:
        self._wp, self._all_lanes, self._bus, self._status, self._show = wp, lanes, bus, status, show
        self._lanes = Scope(lanes)
        self._dossier, self._person, self._private, self._asked = "", "", False, False
        self._view = NotesView()

    def enter(self, dossier: str) -> None:
        self._lanes = Scope(self._all_lanes)
        self._dossier, self._view, self._asked = dossier, NotesView(), False

        def work() -> NotesPage:
            found = concept_notes.page(self._wp, dossier=dossier)
            note_reading(self._wp, dossier, "notitie")
            return found

        self._lanes.on_vault(work, self._arrived, self._failed)

    def leave(self) -> None:
        self._lanes.close()
        self._view = NotesView()

    def changed(self, changes: Changes) -> None:
        if self._dossier in changes.dossiers:
            self._load()

    def set_private(self, private: bool) -> None:
        self._private = private
        self._draw()

    def choose(self, path: str, *, throw_away: bool) -> None:
        self._asked = False
        gone = self._view.gone | {path} if throw_away else self._view.gone - {path}
        self._view = replace(self._view, gone=gone, done="", failure=None)
        self._draw()

    def press(self) -> None:
        """The one button: keeping needs one press, throwing away a second one."""
        if self._view.gone:
            self._asked = True
            self._draw()
        elif self._view.lines:
            self._decide()

    def back(self) -> None:
        self._asked = False
        self._draw()

    def sure(self) -> None:
        """The second press."""
        if self._asked:
            self._decide()

    def _decide(self) -> None:
        self._asked = False
        read_as, gone = {line.path: line.text for line in self._view.lines}, self._view.gone

        def work() -> Changes:
            return concept_notes.decide(self._wp, dossier=self._dossier, read_as=read_as, throw_away=gone)

        def done(changes: Changes) -> None:
            self._view = replace(self._view, gone=frozenset(), done=_told(len(gone), len(read_as) - len(gone)))
            self._status.saved(self._wp.clock())
            self._bus.publish(changes)

        self._lanes.on_vault(work, done, self._refused)

    def _load(self) -> None:
        self._lanes.on_vault(lambda: concept_notes.page(self._wp, dossier=self._dossier), self._arrived, self._failed)

    def _arrived(self, found: NotesPage) -> None:
        self._person = found.person
        lines = tuple(NoteLine(one.path, one.question, one.text) for one in found.notes)
        if lines != self._view.lines:  # what was chosen was chosen of another text
            self._asked = False
        same = {line.path for line in lines if line in self._view.lines}
        kept = fill(ngettext("{n} notitie blijft bewaard.", "{n} notities blijven bewaard.", found.kept), n=found.kept)
        self._view = replace(
            self._view, lines=lines, gone=self._view.gone & same, kept=kept if found.kept else "", known=True
        )
        self._draw()

    def _refused(self, error: Exception) -> None:
        self._failed(error)
        self._load()

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, OpmaatError):
            raise error
        self._view = replace(self._view, failure=explain(error))
        self._draw()

    def _draw(self) -> None:
        gone = len(self._view.gone)
        self._view = replace(
            self._view,
            person=initials(self._person) if self._private else self._person,
            act=_act(gone),
            sure=_sure(gone) if self._asked else "",
        )
        self._show(self._view)


def _act(gone: int) -> str:
    if not gone:
        return _("Alles bewaren")
    return fill(ngettext("{n} notitie weggooien", "{n} notities weggooien", gone), n=gone)


def _sure(gone: int) -> str:
    sentences = (
        fill(ngettext("U gooit {n} notitie weg.", "U gooit {n} notities weg.", gone), n=gone),
        _("Dat kunt u niet terugdraaien."),
        _("Na synchroniseren verdwijnt de tekst van deze laptop, ook uit de reservekopieën."),
        _("Bij uw collega's verdwijnt hij als zij synchroniseren."),
        _("Oude versies op kantoor blijven tot het dossier weg is."),
    )
    return " ".join(sentences)


def _told(gone: int, kept: int) -> str:
    sentences = []
    if gone:
        sentences.append(fill(ngettext("{n} notitie is weggegooid.", "{n} notities zijn weggegooid.", gone), n=gone))
    if kept:
        sentences.append(fill(ngettext("{n} notitie is bewaard.", "{n} notities zijn bewaard.", kept), n=kept))
    return " ".join(sentences)
