"""From plan contents to paragraph pairs and the check list before adoption. No Qt."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from desktop_app.casework.discussion import Verdict
from desktop_app.casework.plan_composition import printable
from desktop_app.casework.plan_contents import Kind, Paragraph, PlanContents, from_json
from desktop_app.casework.plan_views import PlanPage, VersionRow
from desktop_app.domain.dossier import Dossier
from desktop_app.domain.findings import Finding, Severity
from desktop_app.i18n.formats import fill, isolate, long_date, write
from desktop_app.i18n.labels import SEEN_WAY, label
from desktop_app.i18n.language import Language
from desktop_app.i18n.pip_text import Rendered, render, render_message, render_param
from desktop_app.i18n.status import Status
from desktop_app.i18n.words import N_, SOURCE, _, text
from desktop_app.ui.screens.voorbeeld.view import CONCEPT, CheckLine, Pair, PreviewModel, SeenLine, VersionChoice

GOAL_LINES = (
    ("client_doet", N_("Wat gaat u doen")),
    ("gemeente_doet", N_("Wat doet de gemeente")),
    ("wie", N_("Wie")),
    ("vanaf", N_("Vanaf")),
    ("tot", N_("Tot en met")),
    ("gelukt_als", N_("Hoe weten we dat het lukt")),
)


@dataclass(frozen=True, slots=True)
class Loaded:
    """What one visit to the vault gives. `language`: the client's · `notes`: beside a question, not decided about."""

    header: Dossier
    page: PlanPage
    verdicts: Mapping[str, Verdict]
    language: Language
    today: date
    mandate: bool
    notes: int = 0

    @property
    def second(self) -> Language | None:
        return None if self.language.code == SOURCE else self.language

    def version(self, id: str) -> VersionRow | None:
        return next((row for row in self.page.versions if row.id == id), None)

    def contents(self, version: str) -> PlanContents:
        """What is on screen: the draft, or an adopted version as it was frozen."""
        row = self.version(version)
        return from_json(row.version.inhoud) if row else printable(self.page.contents)


def preview_model(loaded: Loaded, version: str) -> PreviewModel:
    pairs = tuple(_pairs(loaded, version))
    row = loaded.version(version)
    name = f"{loaded.header.given_names} {loaded.header.surname}".strip()
    dated = loaded.page.draft.dagtekening or loaded.today
    return PreviewModel(
        name=name,
        tag=_tag(row),
        tone="ok" if row else "info",
        pairs=pairs,
        language=loaded.second,
        versions=_choices(loaded.page),
        version=version,
        machine=sum(pair.machine for pair in pairs),
        missing=sum(not pair.client and not pair.heading for pair in pairs) if loaded.second else 0,
        checks=_checks(loaded.page),
        adoptable=_adoptable(loaded.page),
        advies=loaded.page.soort == "advies",
        mandate=loaded.mandate,
        dagtekening=dated.isoformat(),
        seen=_seen(row),
        means=next((pair for pair in pairs if pair.key.endswith(".gezien")), None),
    )


def _tag(row: VersionRow | None) -> str:
    if row is None:
        return _("Concept · nog niet vastgesteld")
    made = _("PIP-advies {n} · {dag}") if row.version.soort == "advies" else _("Vastgesteld · versie {n} · {dag}")
    return fill(made, n=row.version.nummer, dag=long_date(row.version.dagtekening))


def _choices(page: PlanPage) -> tuple[VersionChoice, ...]:
    known = tuple(
        VersionChoice(row.id, fill(_("Versie {n}"), n=row.version.nummer))
        for row in sorted(page.versions, key=lambda row: row.version.nummer)
    )
    return (VersionChoice(CONCEPT, _("Concept")), *known) if known else ()


def _pairs(loaded: Loaded, version: str) -> Iterator[Pair]:
    code = loaded.language.code
    for section in loaded.contents(version).sections:
        title = render_message(section.title, code)
        yield _pair(f"{section.key}.titel", render_message(section.title, SOURCE).text, title, True, loaded)
        for paragraph in section.paragraphs:
            if paragraph.kind is Kind.GOAL:
                yield _goal(paragraph, code, loaded)
            else:
                dutch = _row(paragraph, SOURCE)
                yield _pair(paragraph.key, dutch.text, _row(paragraph, code), paragraph.kind is Kind.HEADING, loaded)


def _pair(key: str, dutch: str, other: Rendered, heading: bool, loaded: Loaded) -> Pair:
    shown = "" if other.missing or loaded.second is None else other.text
    machine = bool(shown) and other.status is not Status.REVIEWED
    return Pair(key, dutch, shown, heading, machine, loaded.verdicts.get(key, ""))


def _row(paragraph: Paragraph, code: str) -> Rendered:
    """A paragraph as running text; a table row as "label: value"."""
    if paragraph.kind is not Kind.ROW:
        return render(paragraph, code)
    named = render_message(paragraph.message, code)
    value = paragraph.params.get("value")
    if value is None:
        return named
    shown = isolate(render_param(value, named.language))
    return Rendered(f"{named.text}: {shown}", named.language, named.status)


def _goal(paragraph: Paragraph, code: str, loaded: Loaded) -> Pair:
    """What was agreed was typed in Dutch: the labels are translated, the words are not."""
    title = render(paragraph, SOURCE)
    both = []
    for language in (SOURCE, code):
        lines = [title.text]
        for name, title_of in GOAL_LINES:
            if name in paragraph.params:
                raw = str(paragraph.params[name].value)
                value = write(date.fromisoformat(raw), language) if name in ("vanaf", "tot") else raw
                lines.append(f"{text(title_of, language)}: {isolate(value)}")
        both.append("\n".join(lines))
    other = Rendered(both[1], code, Status.MACHINE)
    return _pair(paragraph.key, both[0], other, False, loaded)


def _findings(page: PlanPage) -> list[Finding]:
    """Without the missing dagtekening: the date beside the button is the dagtekening."""
    dated = page.draft.dagtekening is not None
    return [each for each in page.findings if dated or each.field != "dagtekening"]


def _adoptable(page: PlanPage) -> bool:
    if page.draft.dagtekening is not None or not page.findings:
        return page.establishable
    return all(each.severity is not Severity.ERROR for each in _findings(page))


def _checks(page: PlanPage) -> tuple[CheckLine, ...]:
    lines = dict.fromkeys(
        CheckLine(each.text, each.article, "nodig" if each.severity is Severity.ERROR else "let_op")
        for each in _findings(page)
    )
    return tuple(lines) or (CheckLine(_("Alle verplichte onderdelen staan erin."), "Wi 15", "ok"),)


def _seen(row: VersionRow | None) -> tuple[SeenLine, ...]:
    if row is None:
        return ()
    return tuple(
        SeenLine(
            fill(
                _("{manier} op {dag}, uitgelegd door {wie}"),
                manier=label(SEEN_WAY, each.way),
                dag=long_date(each.on),
                wie=each.explained_by,
            ),
            each.strokes,
        )
        for each in row.seen
    )
