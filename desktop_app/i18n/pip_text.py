"""Paragraphs of a PIP as text in a language. The Dutch text is the decision; every other language explains it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from desktop_app.i18n import words
from desktop_app.i18n.catalog import PLACEHOLDER
from desktop_app.i18n.client_dates import client_date
from desktop_app.i18n.formats import isolate, write
from desktop_app.i18n.status import Status, text_status

_SOURCE = words.SOURCE


class Param(Protocol):
    """As `casework.plan_contents.Param`: kind "text" | "number" | "date" | "term"."""

    @property
    def kind(self) -> str: ...

    @property
    def value(self) -> str | int: ...


class Paragraph(Protocol):
    """As `casework.plan_contents.Paragraph`."""

    @property
    def message(self) -> str: ...

    @property
    def params(self) -> Mapping[str, Param]: ...

    @property
    def edited(self) -> bool: ...


@dataclass(frozen=True, slots=True)
class Rendered:
    """`text` is in `language`; when it is not available there, Dutch with status `MISSING` ("tolk leest voor")."""

    text: str
    language: str
    status: Status

    @property
    def missing(self) -> bool:
        return self.status is Status.MISSING


def render(paragraph: Paragraph, language: str) -> Rendered:
    """A paragraph as running text with its values filled in.

    What a caseworker wrote (`edited`) exists in Dutch only.
    """
    if paragraph.edited:
        return Rendered(paragraph.message, _SOURCE, _own(language))
    return render_message(paragraph.message, language, paragraph.params)


def render_message(message: str, language: str, params: Mapping[str, Param] | None = None) -> Rendered:
    """A text of the PIP catalog with its values filled in, each as an island (U+2066…U+2069)."""
    status = text_status(message, language)
    shown = _SOURCE if status is Status.MISSING else language
    values = params or {}
    template = words.text(message, language)
    filled = PLACEHOLDER.sub(lambda found: isolate(render_param(values[found.group(1)], shown)), template)
    return Rendered(filled, shown, status)


def render_param(param: Param, language: str) -> str:
    """One value in a language: what was typed stays as typed, terms are translated, dates and numbers written out."""
    match str(param.kind):
        case "date":
            return client_date(date.fromisoformat(str(param.value)), language)
        case "number":
            return write(param.value, language)
        case "term":
            return words.text(str(param.value), language)
        case _:
            return str(param.value)


def _own(language: str) -> Status:
    return Status.REVIEWED if language == _SOURCE else Status.MISSING
