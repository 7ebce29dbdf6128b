"""The report of a conversation as plain data for a template: what was asked, and what the person said to it."""

from typing import Any

from desktop_app.casework.intake_report import Line, Report, Said
from desktop_app.casework.plan_contents import Param, ParamKind
from desktop_app.documents import phrases
from desktop_app.documents.layout import Layout
from desktop_app.i18n.formats import plain
from desktop_app.i18n.pip_text import render_message
from desktop_app.i18n.status import Status
from desktop_app.i18n.words import SOURCE


def report_sections(report: Report, layout: Layout) -> list[dict[str, Any]]:
    """Sections with one row per answer. Fills `layout.statuses`."""
    return [
        {"number": 0, "key": "", "title": _pair(title, layout), "blocks": [_row(line, layout) for line in lines]}
        for title, lines in report.sections
    ]


def _row(line: Line, layout: Layout) -> dict[str, Any]:
    return {
        "kind": "row",
        "name": "",
        "label": _pair(line.question, layout),
        "value": _answers(line.answers, layout),
    }


def report_notices(report: Report, layout: Layout) -> list[dict[str, Any]]:
    """Whose words these are, and whom to call about a mistake."""
    name, phone = report.contact
    found = [layout.words(phrases.YOUR_WORDS)]
    if name and phone:
        params = {"naam": Param(ParamKind.TEXT, name), "telefoon": Param(ParamKind.TEXT, phone)}
        found.append(_message(phrases.MISTAKES, params, layout))
    return found


def _message(message: str, params: dict[str, Param], layout: Layout) -> dict[str, Any]:
    pair: dict[str, Any] = {"nl": plain(render_message(message, SOURCE, params).text)}
    if layout.language:
        other = render_message(message, layout.language, params)
        layout.statuses.add(other.status)
        pair |= {"tr": None if other.missing else other.text, "state": str(other.status)}
    return pair


def _pair(said: Said, layout: Layout) -> dict[str, Any]:
    pair: dict[str, Any] = {"nl": plain(said.nl)}
    if layout.language:
        layout.statuses.add(said.status)
        pair |= {"tr": said.other, "state": str(said.status)}
    return pair


def _answers(answers: tuple[Said, ...], layout: Layout) -> dict[str, Any]:
    """Several answers as lines of one text; translated where at least one of them is."""
    found = [each.status for each in answers]
    some = any(each.other is not None for each in answers)
    machine = next((each for each in (Status.MACHINE, Status.STALE) if each in found), Status.REVIEWED)
    whole = Said(
        "\n".join(each.nl for each in answers),
        "\n".join(each.nl if each.other is None else each.other for each in answers) if some else None,
        machine if some else Status.MISSING,
    )
    return _pair(whole, layout)
