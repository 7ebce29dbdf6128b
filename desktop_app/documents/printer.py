"""The papers of a plan: the decision in Dutch, and the same plan in two languages side by side."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

from desktop_app.casework.errors import DocumentFailed
from desktop_app.casework.intake_report import Report
from desktop_app.casework.plan_contents import PlanContents
from desktop_app.casework.plan_days import Moment
from desktop_app.documents import phrases
from desktop_app.documents.layout import Layout, recipient
from desktop_app.documents.mijn_plan import person, tiles
from desktop_app.documents.school import school_rows
from desktop_app.documents.seal import Sealer
from desktop_app.documents.sender import Sender, read_sender
from desktop_app.documents.typesetter import Typesetter
from desktop_app.documents.verslag import report_notices, report_sections
from desktop_app.i18n.language import LANGUAGES, Language
from desktop_app.i18n.language import language as find_language
from desktop_app.i18n.status import Status
from desktop_app.i18n.words import SOURCE

LARGE = 18 / 11
"""Large print beside ordinary print."""


class PlanPrinter:
    """Implements `casework.ports.Printer`. `resources`: folder with `plans/`, `fonts/` and `themes/` · `theme`: the
    municipality's own profile, which goes before those · `sealer`: where it has a certificate · `practice`: what it
    prints is marked on every page, so that nobody takes it for a decision.

    The first paper loads the typesetter (about 50 ms); one printer serves the whole session.
    """

    def __init__(
        self, resources: Path, *, theme: Path | None = None, sealer: Sealer | None = None, practice: bool = False
    ) -> None:
        self._resources, self._theme, self._sealer, self._practice = resources, theme, sealer, practice
        self._drawn: dict[str, bool] = {}

    @cached_property
    def _typesetter(self) -> Typesetter:
        return Typesetter(self._resources / "plans", self._resources / "fonts")

    def beschikking(self, plan: PlanContents, *, large: bool = False) -> bytes:
        """The formal decision: PDF/A-2a and PDF/UA-1, A4; `large`: in 18 point. Raises DocumentFailed."""
        layout = Layout()
        data = self._letter(plan, layout) | {
            "sections": layout.sections(plan),
            "recipient": recipient(plan),
            "signature": layout.words(phrases.SIGNATURE),
            "scale": LARGE if large else 1,
            "decides": plan.soort != "advies",
        }
        return self._typesetter.pdf("beschikking.typ", data, _day(plan))

    def bilingual(self, plan: PlanContents, language: str) -> bytes:
        """Every paragraph in Dutch beside the client's language, in its own direction; says that the Dutch text
        decides and what a computer translated. Raises DocumentFailed, LanguageUnknown."""
        client = find_language(language)
        layout = Layout(client.code)
        sections = layout.sections(plan)
        data = self._letter(plan, layout) | {
            "sections": sections,
            "client": _direction(client),
            "notices": [layout.words(each) for each in _notices(layout.statuses)],
            "mark": _mixed(layout.statuses),
            "not_translated": layout.words(phrases.NOT_TRANSLATED),
            "subtitle": layout.words(phrases.BILINGUAL_TITLE),
        }
        return self._typesetter.pdf("bilingual.typ", data, _day(plan))

    def mijn_plan(self, plan: PlanContents, language: str) -> bytes:
        """One page with pictures for the client, in 16 point where it fits, Dutch small beneath it.
        Raises DocumentFailed, LanguageUnknown."""
        client = find_language(language)
        dutch = client.code == SOURCE
        layout = Layout("" if dutch else client.code)
        letter = self._letter(plan, layout)
        made = tiles(plan, layout, self._resources / "icons", letter["sender"]["colour"])
        data = letter | {
            "title": layout.words(phrases.MIJN_PLAN),
            "person": person(plan),
            "tiles": made,
            "client": None if dutch else _direction(client),
            "notices": [] if dutch else [layout.words(each) for each in _notices(layout.statuses, mixed=False)],
        }
        return self._typesetter.pdf("mijn-plan.typ", data, _day(plan))

    def school(self, extract: Mapping[str, Any], gemeente: str) -> bytes:
        """What a school may know, on one sheet; dated with the newest decision in it. Raises DocumentFailed."""
        layout, day = Layout(), max(change["dagtekening"] for change in extract["wijzigingen"])
        data = self._sheet(layout, phrases.SCHOOL_TITLE, gemeente, day) | {
            "rows": [{"label": layout.words(label), "value": value} for label, value in school_rows(extract)],
            "basis": layout.words(phrases.SCHOOL_BASIS),
        }
        return self._typesetter.pdf("school.typ", data, day)

    def verslag(self, report: Report) -> bytes:
        """What the person said, in Dutch or beside their own language. Raises DocumentFailed."""
        dutch = report.language == SOURCE
        layout = Layout("" if dutch else report.language)
        sections = report_sections(report, layout)
        data = self._sheet(layout, phrases.VERSLAG, report.gemeente, report.day)
        data |= {"number": report.number, "sections": sections}
        asked = report_notices(report, layout)
        if dutch:
            return self._typesetter.pdf("verslag.typ", data | {"notices": asked}, report.day)
        notices = [layout.words(each) for each in _notices(layout.statuses)]
        data |= {
            "client": _direction(find_language(report.language)),
            "notices": [*asked, *notices],
            "mark": _mixed(layout.statuses),
            "not_translated": layout.words(phrases.NOT_TRANSLATED),
        }
        return self._typesetter.pdf("bilingual.typ", data, report.day)

    def agenda(self, moments: Sequence[Moment], language: str, gemeente: str) -> bytes:
        """The days as a calendar file. A language without translations gives Dutch."""
        from desktop_app.documents.agenda import calendar  # noqa: PLC0415  loaded for the first calendar only

        practice = phrases.PRACTICE_DAY if self._practice else ""
        return calendar(moments, language if language in LANGUAGES else SOURCE, gemeente, practice=practice)

    def sealed(self, pdf: bytes) -> bytes:
        """The paper with the seal of the municipality, where it has one. Raises SealLocked."""
        return self._sealer.seal(pdf) if self._sealer else pdf

    def undrawable(self, plan: PlanContents) -> str:
        """Characters that no bundled font draws, each once and in order; on paper they are U+FFFD."""
        return self._typesetter.undrawable(Layout().sections(plan))

    def _letter(self, plan: PlanContents, layout: Layout) -> dict[str, Any]:
        return self._sheet(layout, plan.title, plan.gemeente, _day(plan)) | {
            "number": plan.number,
            "version": plan.version,
            "draft": phrases.DRAFT if not plan.dagtekening else None,
        }

    def _sheet(self, layout: Layout, title: str, gemeente: str, day: date) -> dict[str, Any]:
        sender = read_sender(self._resources / "themes", gemeente, first=self._theme)
        return {
            "title": layout.words(title),
            "practice": phrases.PRACTICE if self._practice else None,
            "number": "",
            "day": {"year": day.year, "month": day.month, "day": day.day},
            "scale": 1,
            "sender": {
                "name": sender.name,
                "lines": list(sender.lines),
                "colour": sender.colour,
                "signature": sender.signature,
                "logo": self._logo(sender),
            },
            "words": {
                "municipality": layout.words(phrases.MUNICIPALITY),
                "page": layout.words(phrases.PAGE),
                "of": layout.words(phrases.OF),
                "logo": layout.words(phrases.LOGO),
            },
        }

    def _logo(self, sender: Sender) -> Mapping[str, Any] | None:
        """The logo where it can be drawn: a picture that is none must never keep a decision from being printed."""
        if sender.logo is None:
            return None
        if sender.name not in self._drawn:
            try:
                self._typesetter.pdf("logo.typ", dict(sender.logo), date(2022, 1, 1))
                self._drawn[sender.name] = True
            except DocumentFailed:
                self._drawn[sender.name] = False
        return sender.logo if self._drawn[sender.name] else None


def _day(plan: PlanContents) -> date:
    """Day the document carries. A draft has none, but PDF/A wants one: the law's date keeps its bytes reproducible."""
    return date.fromisoformat(plan.dagtekening or plan.law)


def _direction(client: Language) -> dict[str, str]:
    return {"code": client.code.split("-")[0], "name": client.name, "direction": client.direction, "font": client.font}


def _mixed(statuses: set[Status]) -> bool:
    return {Status.MACHINE, Status.STALE} & statuses != set() and Status.REVIEWED in statuses


def _notices(statuses: set[Status], *, mixed: bool = True) -> list[str]:
    machine = [phrases.MACHINE_MARKED if mixed and _mixed(statuses) else phrases.MACHINE]
    return [phrases.DUTCH_PREVAILS, *(machine if {Status.MACHINE, Status.STALE} & statuses else [])]
