"""From the plan as the use cases give it to the model of the editor. No Qt."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from desktop_app.casework.plan_composition import editable
from desktop_app.casework.plan_contents import Kind, Paragraph
from desktop_app.casework.plan_views import FIELD_SECTION, Fresh, PlanPage, Suggestion
from desktop_app.domain import wording
from desktop_app.domain.calendar import free_day
from desktop_app.domain.dossier import Dossier
from desktop_app.domain.findings import Severity
from desktop_app.domain.law import Law
from desktop_app.i18n.formats import fill, isolate
from desktop_app.i18n.pip_text import render, render_param
from desktop_app.i18n.words import _, ngettext, text
from desktop_app.ui.screens.pip.difference import marked
from desktop_app.ui.screens.pip.fields import GOALS_SECTION, goal_models, pip_models
from desktop_app.ui.screens.pip.view import GoalModel, Offer, PipModel, Remark, SectionLine, TextModel
from desktop_app.ui.widgets.questions.model import FieldKind, FieldModel

GOALS = "doelen"
"""Section key of suggestions and findings about goals; they stand with the support."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """What one visit to the vault gives."""

    header: Dossier
    page: PlanPage
    suggestions: tuple[Suggestion, ...]
    law: Law


def pip_model(loaded: Loaded, section: str) -> PipModel:
    """The editor at one section."""
    page = loaded.page
    shown = section or first_open(page)
    contents = next(each for each in page.contents.sections if each.key == shown)
    here = [each for each in page.findings if FIELD_SECTION.get(each.field, each.field) == shown]
    errors = sum(each.severity is Severity.ERROR for each in page.findings)
    fields = pip_models(shown, page.draft, page.soort)
    goals = _goals(page) if shown == GOALS_SECTION else None
    return PipModel(
        name=f"{loaded.header.given_names} {loaded.header.surname}".strip(),
        subtitle=_subtitle(errors),
        sections=tuple(_line(each.key, each.title, each.state, each.findings, each.part) for each in page.sections),
        section=shown,
        title=text(contents.title, "nl"),
        fields=fields,
        texts=tuple(
            _text(each, page.fresh.get(each.key)) for each in contents.paragraphs if each.kind is not Kind.GOAL
        ),
        goals=goals,
        offers=_offers(loaded.suggestions, shown),
        remarks=(
            *dict.fromkeys(Remark(each.text, each.article, each.severity is Severity.ERROR) for each in here),
            *(_bijstand(page) if shown == "participatiewet" else ()),
            *_free_days("", fields, loaded.law),
            *(remark for goal in goals or () for remark in _free_days(f"{goal.title}: ", goal.fields, loaded.law)),
        ),
        missing=errors,
        soort=page.soort,
    )


def _bijstand(page: PlanPage) -> Iterator[Remark]:
    """What the Participatiewet asks; where the law may have changed, that is said."""
    for link in page.bijstand:
        unsure = "" if link.certain else f" {_('Controleer of dit nog geldt.')}"
        yield Remark(f"{link.text}{unsure}", link.article, serious=False)


def _free_days(whose: str, fields: Sequence[FieldModel], law: Law) -> Iterator[Remark]:
    """Days on which nobody works, by name: nothing is wrong with them, but one should know."""
    for field in fields:
        name = free_day(law, date.fromisoformat(field.value)) if field.kind is FieldKind.DATE and field.value else None
        if name:
            words = fill(_("{veld} valt op {dag}."), veld=f"{whose}{field.label.worker}", dag=name)
            yield Remark(words, "", serious=False)


def first_open(page: PlanPage) -> str:
    """Where to start: the first section that misses something."""
    missing = (each.key for each in page.sections if each.state == "ontbreekt")
    return next(missing, "leerroute")


def _subtitle(errors: int) -> str:
    if not errors:
        return _("PIP maken · klaar om vast te stellen")
    missing = ngettext("{n} punt ontbreekt", "{n} punten ontbreken", errors)
    return " · ".join((_("PIP maken"), fill(missing, n=errors)))


def _line(key: str, title: str, state: str, findings: int, part: str) -> SectionLine:
    if state == "nvt":
        return SectionLine(key, text(title, "nl"), _("past niet"), "", part)
    if state == "ontbreekt" or findings:
        return SectionLine(key, text(title, "nl"), _("nog nodig"), "warn", part)
    return SectionLine(key, text(title, "nl"), _("klaar"), "ok", part)


def _text(paragraph: Paragraph, fresh: Fresh | None) -> TextModel:
    shown = _words(paragraph)
    remarks = tuple(dict.fromkeys(each.text for each in wording.remarks(shown))) if paragraph.edited else ()
    return TextModel(
        paragraph.key,
        shown,
        paragraph.edited,
        heading=paragraph.kind is Kind.HEADING,
        editable=paragraph.kind is Kind.PARAGRAPH and editable(paragraph.key),
        remarks=remarks,
        difference=marked(fresh.before, fresh.now) if fresh else "",
        fresh=fresh.now if fresh else "",
    )


def _words(paragraph: Paragraph) -> str:
    """Running text; a table row as "label: value"."""
    shown = render(paragraph, "nl").text
    value = paragraph.params.get("value")
    if paragraph.kind is not Kind.ROW or value is None:
        return shown
    return f"{shown}: {isolate(render_param(value, 'nl'))}"


def _goals(page: PlanPage) -> tuple[GoalModel, ...]:
    last = len(page.goals) - 1
    return tuple(
        GoalModel(
            row.id,
            fill(_("Doel {n}"), n=place + 1),
            goal_models(row.id, row.doel),
            first=place == 0,
            last=place == last,
        )
        for place, row in enumerate(page.goals)
    )


def _offers(suggestions: Sequence[Suggestion], section: str) -> tuple[Offer, ...]:
    keys = (section, GOALS) if section == GOALS_SECTION else (section,)
    return tuple(
        Offer(place, each.text, ", ".join(each.questions), each.taken)
        for place, each in enumerate(suggestions)
        if each.section in keys
    )
