"""What a plan says as plain data for a template: every text in Dutch and, where asked, in a second language."""

from collections.abc import Iterator, Mapping
from itertools import count
from typing import Any

from desktop_app.casework.plan_contents import Kind, Paragraph, Param, ParamKind, PlanContents, Section
from desktop_app.documents import phrases
from desktop_app.i18n.formats import FIRST_STRONG, isolate, plain
from desktop_app.i18n.pip_text import Rendered, render, render_message, render_param
from desktop_app.i18n.status import Status
from desktop_app.i18n.words import SOURCE

Pair = dict[str, Any]


class Layout:
    """`language`: code of the second language, "" for Dutch alone."""

    def __init__(self, language: str = "") -> None:
        self.language = language
        self.statuses: set[Status] = set()

    def sections(self, contents: PlanContents) -> list[dict[str, Any]]:
        """All sections in order. Fills `statuses` with what was found on the way."""
        return [self._section(each) for each in contents.sections if each.paragraphs]

    def words(self, message: str) -> Pair:
        """A text of the catalog: `nl`, and `tr` with `state` when a second language is asked."""
        return self._pair(render_message(message, SOURCE), lambda: render_message(message, self.language))

    def _section(self, section: Section) -> dict[str, Any]:
        blocks = list(self._blocks(section))
        return {"number": section.number, "key": section.key, "title": self.words(section.title), "blocks": blocks}

    def _blocks(self, section: Section) -> Iterator[dict[str, Any]]:
        item = count(1)
        for paragraph in section.paragraphs:
            block: dict[str, Any] = {"kind": str(paragraph.kind), "name": paragraph.key.partition(".")[2]}
            match paragraph.kind:
                case Kind.DECISION:
                    yield block | {"text": self.text(paragraph), "item": next(item)}
                case Kind.ROW:
                    yield block | {
                        "label": self.words(paragraph.message),
                        "value": self.value(paragraph.params["value"]),
                    }
                case Kind.GOAL:
                    yield block | {"rows": list(self._goal(paragraph.params))}
                case _:
                    yield block | {"text": self.text(paragraph)}

    def text(self, paragraph: Paragraph) -> Pair:
        """A paragraph as it reads, in both languages."""
        return self._pair(render(paragraph, SOURCE), lambda: render(paragraph, self.language))

    def value(self, param: Param) -> Pair:
        """One value, in both languages."""
        return {"nl": _quiet(render_param(param, SOURCE))} | self._island(param)

    def _goal(self, params: Mapping[str, Param]) -> Iterator[dict[str, Any]]:
        for name, label in phrases.GOAL_ROWS:
            if name in params:
                value = self.value(params[name]) if name == "wie" else self._goal_value(params[name])
                yield {"label": self.words(label), "value": value}
        if period := _period(params):
            nl, tr = (phrases.period(*period, language) if language else None for language in (SOURCE, self.language))
            yield {
                "label": self.words(phrases.PERIOD),
                "value": {"nl": _quiet(nl or ""), "tr": tr, "state": "reviewed"},
            }

    def _island(self, param: Param) -> Pair:
        """A value that stands alone keeps its own direction too: a telephone number does not turn around."""
        return {"tr": isolate(render_param(param, self.language)), "state": "reviewed"} if self.language else {}

    def _goal_value(self, param: Param) -> Pair:
        """What people agreed in their own words exists in Dutch only; the interpreter reads it out."""
        pair: Pair = {"nl": render_param(param, SOURCE)}
        if not self.language:
            return pair
        if param.kind is not ParamKind.TEXT:
            return pair | self._island(param)
        self.statuses.add(Status.MISSING)
        return pair | {"tr": None, "state": "missing"}

    def _pair(self, nl: Rendered, translate: Any) -> Pair:
        dutch = _quiet(nl.text)
        if not self.language:
            return {"nl": dutch}
        other: Rendered = translate()
        self.statuses.add(other.status)
        return {"nl": dutch, "tr": None if other.missing else other.text, "state": str(other.status)}


def recipient(contents: PlanContents) -> list[str]:
    """Name and address of the person, as lines for the window of an envelope."""
    rows = {each.key: each for section in contents.sections for each in section.paragraphs if each.kind is Kind.ROW}
    found = (rows[key].params["value"] for key in ("gegevens.naam", "gegevens.adres") if key in rows)
    return [line.strip() for param in found for line in render_param(param, SOURCE).split(",") if line.strip()]


def _quiet(text: str) -> str:
    """Dutch without a right-to-left letter needs no islands: what people copy from the paper holds no hidden marks."""
    return text if FIRST_STRONG in text else plain(text)


def _period(params: Mapping[str, Param]) -> tuple[str, str] | None:
    begin, end = (str(params[name].value) if name in params else "" for name in ("vanaf", "tot"))
    return (begin, end) if begin or end else None
