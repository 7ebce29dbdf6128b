"""From what pyxform said to what the author reads: Dutch, with sheet, row and column."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches

from desktop_app.forms.languages import language_of
from desktop_app.forms.publish.compiler_words import CODES, FAMILIES, PHRASES, Phrase, Saying
from desktop_app.forms.publish.messages import Message, Severity, suggestion
from desktop_app.forms.publish.places import SURVEY, heading
from desktop_app.forms.publish.sheets import NUMBER, Row

Sheets = Mapping[str, list[Row]]
_UNKNOWN = "unknown"
_KNOWN_TYPES = (
    "text", "integer", "decimal", "date", "time", "dateTime", "note", "calculate", "select_one", "select_multiple",
    "begin_group", "end_group", "begin_repeat", "end_repeat", "acknowledge", "range", "rank", "hidden", "image",
    "audio", "file", "start", "end", "today", "username", "deviceid",
)  # fmt: skip
_LANGUAGES = {
    "nederlands": "nl", "dutch": "nl", "engels": "en", "english": "en", "arabisch": "ar", "arabic": "ar",
    "العربية": "ar", "frans": "fr", "french": "fr", "français": "fr", "francais": "fr", "turks": "tr", "turkish": "tr",
    "spaans": "es", "spanish": "es", "español": "es", "espanol": "es", "tigrinya": "ti", "farsi": "fa",
    "perzisch": "fa", "persian": "fa", "dari": "fa-AF", "somalisch": "so", "somali": "so",
    "oekraïens": "uk", "ukrainian": "uk",
    "russisch": "ru", "russian": "ru", "pools": "pl", "polish": "pl", "duits": "de", "german": "de", "pasjtoe": "ps",
    "pashto": "ps", "koerdisch": "ku", "kurdish": "ku", "amhaars": "am", "amharic": "am", "chinees": "zh",
    "chinese": "zh", "portugees": "pt", "portuguese": "pt", "swahili": "sw",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Complaint:
    """See `complaints.Plain`."""

    text: str
    kind: str = ""
    id: str = ""
    params: Mapping[str, str] = field(default_factory=dict)
    row: int = 0
    name: str = ""
    sheet: str = ""


def compiler_messages(complaint: Complaint, severity: Severity, sheets: Sheets) -> Iterator[Message]:
    """The messages one complaint comes down to: one per language where it lists languages, none if it is noise."""
    text = " ".join(complaint.text.split())
    phrase, params = _phrase(complaint, text)
    if phrase is not None and phrase.code == "languages":
        yield from _languages(params["languages"].split(", "), sheets)
    elif phrase is None or phrase.code:
        yield _message(complaint, severity, sheets, phrase, params)


def _phrase(complaint: Complaint, text: str) -> tuple[Phrase | None, dict[str, str]]:
    for phrase in () if complaint.id else PHRASES:
        found = phrase.pattern.search(text)
        if found is not None:
            return phrase, {name: value or "" for name, value in found.groupdict().items()}
    return None, dict(complaint.params)


def _message(
    complaint: Complaint, severity: Severity, sheets: Sheets, phrase: Phrase | None, params: dict[str, str]
) -> Message:
    saying = phrase.saying if phrase is not None else _by_code(complaint.id)
    if saying is None:
        saying, code = _unforeseen(complaint), "compiler"
    else:
        code = f"compiler_{phrase.code if phrase is not None else complaint.id.lower()}"
    sheet = _sheet(complaint, phrase, params)
    row = _row(complaint, params, sheets.get(sheet, []), sheet)
    column = saying.column.format_map(_Blank(params)) if not saying.column.startswith("{") else _column(saying, params)
    params["suggestion"] = suggestion(*_alternatives(params, sheets))
    words = saying.words.format_map(_Blank(params))
    found = next((each for each in sheets.get(sheet, []) if each[NUMBER] == row), {})
    return Message(sheet if row or params.get("sheet") else "", row, heading(found, column), severity, code, words)


class _Blank(dict[str, str]):
    def __missing__(self, key: str) -> str:
        return ""


def _by_code(id_: str) -> Saying | None:
    return CODES.get(id_) or FAMILIES.get(id_.partition("_")[0])


def _column(saying: Saying, params: Mapping[str, str]) -> str:
    found = params.get(saying.column[1:-1], "")
    return "trigger" if found == _UNKNOWN else found


def _unforeseen(complaint: Complaint) -> Saying:
    own = " ".join(complaint.text.split())[:300].replace("{", "{{").replace("}", "}}")
    if complaint.kind not in {"", "PyXFormError", "ValidationError", "PyXFormReadError"}:
        return Saying(
            "",
            "De vertaler loopt vast op dit formulier. Maak de laatste wijziging ongedaan, of probeer het formulier in "
            f"delen. De vertaler zegt: {complaint.kind}: {own}",
        )
    return Saying("", f"De vertaler van het formulier meldt (in het Engels): {own}")


def _sheet(complaint: Complaint, phrase: Phrase | None, params: Mapping[str, str]) -> str:
    named = params.get("sheet", params.get("sheet_name", ""))
    if named and named != _UNKNOWN:
        return named
    if phrase is not None and phrase.sheet:
        return phrase.sheet
    for sheet in ("survey", "choices", "settings", "entities"):
        if f"the '{sheet}' sheet" in complaint.text:
            return sheet
    return complaint.sheet or SURVEY


def _row(complaint: Complaint, params: Mapping[str, str], rows: list[Row], sheet: str) -> int:
    """What the message says, else what pyxform was reading, else the row of the question or choice it names."""
    if params.get("row", "").isdigit():
        return int(params["row"])
    if complaint.text.startswith("[row : "):
        return int(complaint.text[7:].partition("]")[0])
    if {"header", "column", "columns", "missing"} & set(params) or complaint.sheet:
        return 1
    if complaint.row:
        return complaint.row
    columns = ("type", "name") if sheet == SURVEY else ("name",)
    wanted = [params.get(each, "") for each in ("value", "name", "q", "type")]
    return _first(wanted, columns, rows) or _first([complaint.name], columns, rows)


def _first(wanted: list[str], columns: tuple[str, ...], rows: list[Row]) -> int:
    values = {each for each in wanted if each}
    return next((int(row[NUMBER]) for row in rows if values & {row.get(column, "") for column in columns}), 0)


def _alternatives(params: Mapping[str, str], sheets: Sheets) -> tuple[str, list[str]]:
    """A name that does not exist and the names that do."""
    if "list" in params:
        lists = [str(row.get("list_name", row.get("list name", ""))) for row in sheets.get("choices", [])]
        return params["list"], lists
    if "q" in params:
        return params["q"], [str(row.get("name", "")) for row in sheets.get(SURVEY, [])]
    return params.get("type", ""), list(_KNOWN_TYPES)


def _languages(names: list[str], sheets: Sheets) -> Iterator[Message]:
    for name in names:
        sheet, column = next(
            (
                (sheet, head)
                for sheet, rows in sheets.items()
                for row in rows
                for head in row
                if head.endswith(f"::{name}")
            ),
            (SURVEY, f"label::{name}"),
        )
        code = _LANGUAGES.get(name.strip().lower()) or next(
            (_LANGUAGES[each] for each in get_close_matches(name.strip().lower(), _LANGUAGES, 1, 0.85)), None
        )
        if language_of(name).code == "und":
            example = f"{name} ({code})" if code else f"{name} (nl), met de code van de taal"
            words = (
                f"De taal {name} heeft geen taalcode, dus het programma kent de leesrichting niet. Schrijf {example}."
            )
            yield Message(sheet, 1, column, "warning", "compiler_languages", words)
