"""Check what was written down, and close the intake when it is complete (ux.md 2.8). Knows no Qt."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from desktop_app.casework import completeness, interviews
from desktop_app.casework.changes import Changes
from desktop_app.casework.completeness import Completeness
from desktop_app.casework.interview import Interview
from desktop_app.casework.interview_views import EarlierView, FieldView, PageKind, PageView, Recorded, SectionView
from desktop_app.casework.logbook import names_of
from desktop_app.casework.questionnaires import Standing, standing
from desktop_app.casework.records import from_body
from desktop_app.casework.workplace import Workplace
from desktop_app.domain.answer import Answer, AnswerState
from desktop_app.domain.dossier import Dossier
from desktop_app.domain.errors import OpmaatError
from desktop_app.domain.volledigheid import Missing, Outcome, Topic
from desktop_app.i18n.calendars import said_value
from desktop_app.i18n.errors import explain
from desktop_app.i18n.formats import clock_time, fill, long_date, short_date
from desktop_app.i18n.labels import ANSWER_STATE, LATER_WHY, label, section_told
from desktop_app.i18n.words import _
from desktop_app.ui.screens.controleren.topics import TOPICS
from desktop_app.ui.screens.controleren.view import CheckModel, CheckView, Filter, Group, Line, TopicLine
from desktop_app.ui.work import Bus, Lanes, StatusLine

WORKER = "nl"


@dataclass(frozen=True, slots=True)
class Loaded:
    interview: Interview
    header: Dossier
    completeness: Completeness
    names: Mapping[str, str]
    readable: bool = False


class CheckPresenter:
    """One visit to the check page of one dossier. `chosen`: what is shown of it · `section`: key of the only section to
    check, "" for the whole intake."""

    def __init__(
        self, wp: Workplace, dossier: str, view: CheckView, *, lanes: Lanes, bus: Bus, status: StatusLine
    ) -> None:
        self._wp, self.dossier, self._view = wp, dossier, view
        self._lanes, self._bus, self._status = lanes, bus, status
        self.chosen, self.section = Filter.ALLES, ""
        self._loaded: Loaded | None = None
        self._publishing = False

    def enter(self) -> None:
        self._lanes.on_vault(self._load, self._show)

    def choose(self, chosen: Filter) -> None:
        self.chosen = chosen
        if self._loaded is not None:
            self._show(self._loaded)

    def show_all(self) -> None:
        """From one section to the whole intake."""
        self.section = ""
        if self._loaded is not None:
            self._show(self._loaded)

    def mark_section(self, group: Group, mark: AnswerState) -> None:
        """What the caseworker says of a section."""
        self._act(lambda talk: talk.mark_section(group.key, mark), section_told(group.title, mark.value))

    def close_intake(self, *, without_talk: bool = False) -> None:
        """Intake afronden; `without_talk` after three calls without result (R-INT-05)."""

        def done(result: object) -> None:
            del result
            self._status.saved(self._wp.clock())
            self._view.show_closed()
            self.enter()

        self._status.saving()
        self._lanes.on_vault(lambda: self._close(without_talk), done, self._failed)

    def take_back(self, earlier: EarlierView) -> None:
        """What was answered before counts again."""
        self._act(lambda talk: talk.take_back(earlier), _("Antwoord teruggenomen."))

    def let_go(self, earlier: EarlierView) -> None:
        """What was answered before is not needed any more."""
        self._act(lambda talk: talk.let_go(earlier), _("Eerder antwoord weggelaten."))

    def undo(self) -> None:
        """Ctrl+Z: the last act on this page."""
        self._act(lambda talk: talk.undo() or Recorded("", None), "")

    def _act(self, act: Callable[[Interview], Recorded], words: str) -> None:
        if self._loaded is None:
            return
        loaded, recorded = self._loaded, act(self._loaded.interview)
        if not recorded:
            nothing = _("Dit antwoord past niet meer. Stel de vraag opnieuw.")
            self._view.show_done(nothing if words else _("Er is niets om ongedaan te maken."), None)
            return

        def stored(result: tuple[Changes, Loaded]) -> None:
            changes, now = result
            self._status.saved(self._wp.clock())
            self._publishing = True
            self._bus.publish(changes)
            self._publishing = False
            self._show(now)
            self._view.show_done(words, self.undo if words else None)

        self._status.saving()
        self._lanes.on_vault(lambda: self._store(loaded, recorded), stored, self._failed)

    def _store(self, loaded: Loaded, recorded: Recorded) -> tuple[Changes, Loaded]:
        changes = interviews.store(self._wp, self.dossier, recorded)
        return changes, replace(loaded, completeness=completeness.check(self._wp, self.dossier))

    def changed(self) -> None:
        """Somebody else, or another screen, changed the dossier."""
        if not self._publishing:
            self.enter()

    def _close(self, without_talk: bool) -> None:
        changes = completeness.close(self._wp, dossier=self.dossier, without_talk=without_talk)
        self._lanes.to_main(lambda: self._bus.publish(changes))

    def _failed(self, error: Exception) -> None:
        if isinstance(error, OpmaatError):
            self._view.show_failure(explain(error))
        self.enter()

    def _load(self) -> Loaded:
        with self._wp.vault.work() as work:
            record, names = work.get(self.dossier), names_of(self._wp, work)
        if record is None:
            raise KeyError(self.dossier)
        interview, header = interviews.open_interview(self._wp, self.dossier), from_body(Dossier, record.body)
        readable = standing(self._wp, header) is Standing.ONTBREEKT
        return Loaded(interview, header, completeness.check(self._wp, self.dossier), names, readable)

    def _show(self, loaded: Loaded) -> None:
        self._loaded = loaded
        self._view.show_model(check_model(loaded, self.chosen, self.section))


def check_model(loaded: Loaded, chosen: Filter, only: str = "") -> CheckModel:
    """The page for one filter; `only`: key of the one section to show."""
    interview, found = loaded.interview, loaded.completeness
    fallen = () if only else tuple(interview.pages.fallen())
    sections = [section for section in interview.sections() if only in ("", section.key)]
    pages = [page for page in interview.pages.all() if page.kind is not PageKind.CARD]
    groups = []
    for section in sections:
        run = {page.ref for page in interview.pages.run(section.key)}
        here = [page for page in pages if page.section == section.key and page.ref in run and _fits(page, chosen)]
        if here:
            lines = tuple(_line(interview, page) for page in here)
            marked = _signed(section.mark, loaded.names) if section.mark and section.mark.stands else ""
            groups.append(Group(section.key, _title(interview, section), lines, section.verdict, marked))
    asked = [page for section in sections for page in interview.pages.run(section.key)]
    general = interview.general_note if chosen is Filter.ALLES and not only else None
    closed = loaded.header.intake_afgerond
    counts = {each: sum(page.kind is not PageKind.CARD and _fits(page, each) for page in asked) for each in Filter}
    counts[Filter.EERDER] += len({each.page for each in fallen})
    return CheckModel(
        name=f"{loaded.header.given_names} {loaded.header.surname}".strip(),
        groups=tuple(groups),
        counts=counts,
        filter=chosen,
        topics=tuple(_topic(interview, topic) for topic in found.topics),
        closable=found.closable and closed is None and not loaded.readable,
        closed=fill(_("Afgerond op {dag}."), dag=long_date(closed)) if closed else "",
        headline=_headline(found),
        fallen=fallen if chosen in (Filter.ALLES, Filter.EERDER) else (),
        readable=loaded.readable,
        section=_title(interview, sections[0]) if only and sections else "",
        general_note=(general.note, _signed(general, loaded.names)) if general else ("", ""),
        kept=0 if closed or loaded.readable else sum(len(page.earlier) for page in pages) + len(fallen),
    )


_FITTING: dict[Filter, Callable[[PageView], bool]] = {
    Filter.ALLES: lambda page: True,
    Filter.OPEN: lambda page: page.state is AnswerState.NIET_GEVRAAGD,
    Filter.LATER: lambda page: page.state is AnswerState.LATER,
    Filter.WIL_NIET: lambda page: page.state is AnswerState.WIL_NIET_ZEGGEN,
    Filter.NIET_TERUGGEZEGD: lambda page: page.state is AnswerState.BEANTWOORD and not page.confirmed,
    Filter.EERDER: lambda page: bool(page.earlier),
}


def _fits(page: PageView, chosen: Filter) -> bool:
    return _FITTING[chosen](page)


def _title(interview: Interview, section: SectionView) -> str:
    return interview.text(section.ref, "label", WORKER) or section.key


def _signed(row: Answer, names: Mapping[str, str]) -> str:
    """Who said so of the section or wrote the note, and when."""
    local = row.at.astimezone()
    return f"{names.get(row.by) or _('een collega')}, {short_date(local.date())} {clock_time(local.time())}"


def _headline(found: Completeness) -> str:
    if found.closable:
        return _("Alles is er voor een geldige intake.")
    return _("Dit is nog nodig voor een geldige intake:")


def _line(interview: Interview, page: PageView) -> Line:
    answered = page.state is AnswerState.BEANTWOORD
    said = _said(interview, page) if answered else _unanswered(page)
    state = _("bevestigd") if page.confirmed else ""
    ask = page.state in (AnswerState.NIET_GEVRAAGD, AnswerState.LATER)
    question = interview.text(page.ref, "label", WORKER) or page.q
    act = _("Nu vragen") if ask else _("Wijzigen")
    return Line(page.ref, question, said, state, act, answered, page.note, page.earlier)


def _unanswered(page: PageView) -> str:
    """`Later vragen · papieren thuis`"""
    why = label(LATER_WHY, page.later_why) if page.later_why else ""
    return " · ".join(filter(None, (label(ANSWER_STATE, page.state.value), why)))


def _said(interview: Interview, page: PageView) -> str:
    rows = ["; ".join(filter(None, (_value(interview, each) for each in row.fields))) for row in page.rows]
    parts = [_value(interview, each) for each in page.fields]
    return " · ".join(filter(None, [*parts, *rows]))


def _value(interview: Interview, field: FieldView) -> str:
    if not field.value:
        return ""
    if field.choices:
        return ", ".join(interview.choice_text(field.ref, each, WORKER) for each in field.value.split())
    return "" if field.control == "trigger" else said_value(field.value, field.said, day=field.type == "date")


def _topic(interview: Interview, topic: Topic) -> TopicLine:
    words = {
        Outcome.KLAAR: (_("Klaar"), "ok"),
        Outcome.PAST_NIET: (fill(_("Past niet: {reden}"), reden=topic.reason or "–"), "plain"),
        Outcome.NODIG: (_("Nog nodig"), "warn"),
    }
    outcome, tone = words[topic.outcome]
    links = tuple(dict.fromkeys(_link(interview, missing) for missing in topic.missing))
    return TopicLine(topic.id, label(TOPICS, topic.id), outcome, tone, topic.article, links)


def _link(interview: Interview, missing: Missing) -> tuple[str, str]:
    ref = interview.pages.page_of(missing.path)
    known = interview.pages.exists(ref)
    question = (interview.text(ref, "label", WORKER) if known else None) or missing.question
    why = {
        "later": _("later vragen"),
        "reden_nodig": _("schrijf in de notitie waarom dit niet past"),
    }.get(missing.why, _("nog niet gevraagd"))
    return ref, f"{question}  ·  {why}"
