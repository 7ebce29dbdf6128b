"""Shows the plan in two languages, discusses it pair by pair, adopts it and keeps how it was seen. Knows no Qt."""

from datetime import date
from pathlib import Path

from desktop_app.casework import concept_notes, discussion, plans
from desktop_app.casework.changes import Changes
from desktop_app.casework.discussion import Paper, Verdict
from desktop_app.casework.dossier_file import note_reading, today
from desktop_app.casework.errors import SealLocked
from desktop_app.casework.intake_report import NothingSaid
from desktop_app.casework.paper_ports import Printer
from desktop_app.casework.plan_contents import PlanContents
from desktop_app.casework.plan_days import NothingAgreed
from desktop_app.casework.records import Seen, from_body
from desktop_app.casework.workplace import Workplace
from desktop_app.domain.delen import NotShared
from desktop_app.domain.dossier import Dossier
from desktop_app.domain.errors import OpmaatError
from desktop_app.i18n import words
from desktop_app.i18n.errors import explain, explain_code
from desktop_app.i18n.formats import fill
from desktop_app.i18n.language import Language, LanguageUnknown, language
from desktop_app.i18n.words import _
from desktop_app.ui.screens.voorbeeld.model import Loaded, preview_model
from desktop_app.ui.screens.voorbeeld.view import CONCEPT, Pair, PreviewModel, PreviewView
from desktop_app.ui.tolkscherm.presenter import Tolkscherm
from desktop_app.ui.tolkscherm.scene import Line
from desktop_app.ui.work import Bus, Lanes, StatusLine


class PreviewPresenter:
    """One visit to the preview of one dossier's plan."""

    def __init__(
        self,
        wp: Workplace,
        dossier: str,
        view: PreviewView,
        *,
        printer: Printer,
        tolk: Tolkscherm,
        lanes: Lanes,
        bus: Bus,
        status: StatusLine,
    ) -> None:
        self._wp, self.dossier, self._view = wp, dossier, view
        self._printer, self._tolk = printer, tolk
        self._lanes, self._bus, self._status = lanes, bus, status
        self.loaded: Loaded | None = None
        self.model: PreviewModel | None = None
        self.version, self.place = CONCEPT, -1
        self.retold: frozenset[str] = frozenset()

    def enter(self, *, version: str | None = None) -> None:
        """Show the draft, or the newest version where that was adopted a moment ago."""
        self._lanes.on_vault(self._load, lambda loaded: self._show(loaded, version))

    def leave(self) -> None:
        self._tolk.rest()

    def choose(self, version: str) -> None:
        """The draft or one of the adopted versions."""
        self.version = version
        if self.loaded is not None:
            self._show(self.loaded, version)

    # ---- discussing ------------------------------------------------------------------------------------------------

    def discuss(self) -> None:
        """Begin with the first pair, or where it stopped."""
        pairs = self._pairs
        open_pairs = [place for place, pair in enumerate(pairs) if not pair.heading and not pair.verdict]
        self.go_to(open_pairs[0] if open_pairs else 0)

    def stop_discussing(self) -> None:
        self.place = -1
        self._tolk.rest()
        self._view.show_pair(-1)

    def step(self, by: int) -> None:
        """Up and down: one pair at a time on both windows; headings are passed over."""
        place = self.place + by
        while 0 <= place < len(self._pairs) and self._pairs[place].heading:
            place += by
        if 0 <= place < len(self._pairs):
            self.go_to(place)

    def go_to(self, place: int) -> None:
        if self.place < 0:
            self._lanes.on_vault(lambda: note_reading(self._wp, self.dossier, "pip", "shown"), lambda _none: None)
        self.place = place
        pair = self._pairs[place]
        self._tolk.plan(Line(pair.client, pair.dutch, pair.machine))
        self._view.show_pair(place)

    def judge(self, verdict: Verdict) -> None:
        """How the pair at hand went; the same again takes it back. Then the next pair comes."""
        if not 0 <= self.place < len(self._pairs):
            return
        pair, place = self._pairs[self.place], self.place
        new = None if pair.verdict == verdict else verdict

        def done(loaded: Loaded) -> None:
            self._saved(None)
            self._show(loaded, self.version)
            self.place = place
            self._view.show_pair(place)
            if new is Verdict.UITGELEGD:
                self.step(1)

        def work() -> Loaded:
            discussion.mark(self._wp, dossier=self.dossier, key=pair.key, verdict=new)
            return self._load()

        self._lanes.on_vault(work, done, self._failed)

    def object_to(self, said: str) -> None:
        """Keep what the client disagrees with, in the client's own words."""
        if not said.strip() or not 0 <= self.place < len(self._pairs):
            return
        about = self._pairs[self.place].dutch
        self._lanes.on_vault(
            lambda: discussion.object_to(self._wp, dossier=self.dossier, about=about, words=said.strip()),
            self._saved,
            self._failed,
        )

    def retell(self, point: str, on: bool) -> None:
        """The client could say this point back."""
        self.retold = self.retold | {point} if on else self.retold - {point}

    # ---- papers ----------------------------------------------------------------------------------------------------

    def save_paper(self, kind: Paper) -> None:
        """Make a PDF and save it where the caseworker says."""
        loaded = self.loaded
        if loaded is None:
            return
        row = loaded.version(self.version)
        name = discussion.file_name(kind, loaded.header.number, row.version.nummer if row else 0)
        self._save(name, kind, loaded.contents(self.version))

    def _save(self, name: str, kind: Paper, contents: PlanContents) -> None:
        def write(path: str) -> None:
            def work() -> str:
                made = discussion.paper(self._wp, self._printer, dossier=self.dossier, contents=contents, kind=kind)
                Path(path).write_bytes(made)
                return self._printer.undrawable(contents)

            self._lanes.on_vault(work, self._paper_made, self._paper_failed)

        self._view.choose_file(name, write)

    def _paper_made(self, undrawable: str) -> None:
        told = [_("Het staat nu buiten de kluis. Verwijder het als u het niet meer nodig heeft.")]
        if undrawable:
            lost = _("Deze tekens kunnen niet op papier: {tekens}. Schrijf ze met andere letters.")
            told.append(fill(lost, tekens=undrawable))
        self._view.show_done(_("Het bestand is opgeslagen."), " ".join(told))

    def _paper_failed(self, error: Exception) -> None:
        if isinstance(error, NotShared | LanguageUnknown | NothingAgreed | NothingSaid | SealLocked):
            self._failed(error)
            return
        self._view.show_failure(explain_code("document_mislukt"))

    # ---- adopting --------------------------------------------------------------------------------------------------

    def establish(self, dagtekening: str) -> None:
        """PIP vaststellen (or PIP-advies vastleggen): the version on screen becomes unchangeable."""
        day = date.fromisoformat(dagtekening) if dagtekening else None

        def work() -> tuple[Changes, Loaded]:
            return plans.establish(self._wp, dossier=self.dossier, dagtekening=day), self._load()

        def done(result: tuple[Changes, Loaded]) -> None:
            changes, loaded = result
            self._saved(changes)
            newest = max(loaded.page.versions, key=lambda row: row.version.nummer)
            self._show(loaded, newest.id)
            told = _("Voor een wijziging maakt u een nieuwe versie.")
            self._view.show_done(_("Deze versie is vastgelegd."), told, loaded.notes)

        self._lanes.on_vault(work, done, self._failed)

    def keep_seen(self, way: str, interpreter: str, strokes: tuple[tuple[int, ...], ...] = ()) -> None:
        """Gezien door cliënt: optional, also "niet getekend". `strokes`: what was drawn, for "scherm"."""
        loaded = self.loaded
        if loaded is None or self.version == CONCEPT:
            return
        seen = Seen(
            versie=self.version,
            way=way,
            on=loaded.today,
            explained_by=self._wp.user.name,
            language=loaded.language.code,
            interpreter_number=interpreter.strip(),
            retold=tuple(sorted(self.retold)),
            strokes=strokes,
        )

        def done(result: tuple[Changes, Loaded]) -> None:
            self._saved(result[0])
            self._show(result[1], self.version)

        self._lanes.on_vault(
            lambda: (plans.seen(self._wp, dossier=self.dossier, seen=seen), self._load()), done, self._failed
        )

    # ---- inside ----------------------------------------------------------------------------------------------------

    @property
    def _pairs(self) -> tuple[Pair, ...]:
        return self.model.pairs if self.model else ()

    def _load(self) -> Loaded:
        with self._wp.vault.work() as work:
            record = work.get(self.dossier)
        if record is None:
            raise KeyError(self.dossier)
        header = from_body(Dossier, record.body)
        return Loaded(
            header=header,
            page=plans.page(self._wp, dossier=self.dossier),
            verdicts=discussion.verdicts(self._wp, dossier=self.dossier),
            language=_language(header),
            today=today(self._wp),
            mandate=self._wp.user.mandate,
            notes=concept_notes.waiting(self._wp, dossier=self.dossier),
        )

    def _show(self, loaded: Loaded, version: str | None) -> None:
        first = self.loaded is None
        self.loaded = loaded
        self.version = self.version if version is None else version
        if first:
            self._tolk.speak(loaded.language)
        self.model = preview_model(loaded, self.version)
        self._view.show_model(self.model)

    def _saved(self, changes: Changes | None) -> None:
        self._status.saved(self._wp.clock())
        if changes:
            self._bus.publish(changes)

    def _failed(self, error: Exception) -> None:
        if isinstance(error, OpmaatError):
            self._view.show_failure(explain(error))
        else:
            self._status.save_failed("onbekend")


def _language(header: Dossier) -> Language:
    try:
        return language(header.language)
    except LanguageUnknown:
        return language(words.SOURCE)
