"""One file per language for a translator, .po or .xlsx, and the way back. Only texts that hold up are taken in."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from babel.messages.catalog import Catalog as Po
from babel.messages.catalog import Message
from babel.messages.pofile import PoFileError, read_po

from desktop_app.domain.errors import OpmaatError
from desktop_app.i18n.catalog import key_of, level, placeholders, read_catalog, read_file, serialise, translated
from desktop_app.i18n.language import Language
from desktop_app.i18n.scope import catalogs_of
from desktop_app.i18n.status import Reviews, Status, status

SEPARATOR = "|"
"""Between the catalog and the place of a text, as in `intake|survey/opvang/hint`."""
HEADINGS = ("plaats", "Nederlands", "meervoud", "vertaling", "stand")
FORM = "␞"
"""Between the plural forms of a translation in one cell."""


class ExchangeUnusable(OpmaatError):
    """The file of a translator cannot be read. `reason`: kind | damaged | headings | language."""

    code = "vertaalbestand_onbruikbaar"


@dataclass(frozen=True, slots=True)
class Entry:
    """One text. `place`: catalog and context · `plural`: Dutch plural, "" if none · `forms`: the translation."""

    place: str
    dutch: str
    plural: str
    forms: tuple[str, ...]
    state: Status = Status.MISSING

    @property
    def catalog(self) -> str:
        return self.place.partition(SEPARATOR)[0]


@dataclass(frozen=True, slots=True)
class Refusal:
    """A text that is not taken in. `why`: unknown | placeholders | plurals | isolates."""

    place: str
    dutch: str
    why: str
    details: str = ""


def entries(folder: Path, language: Language, reviews: Reviews) -> Iterator[Entry]:
    """Every text that a language needs, with its present translation and how far that can be trusted."""
    for name in catalogs_of(language.code):
        known = read_catalog(folder, language.folder, name)
        for message in _messages(folder, language, name):
            key = key_of(message)
            found = known.messages.get(key) or "\0".join(known.plurals.get(key, ()))
            state = status(key, found or None, reviews.get((language.code, name, key)))
            if key in known.outdated:
                state = Status.STALE
            yield Entry(_place(name, message), *_dutch(message), _forms(message), state)


def take_in(folder: Path, language: Language, given: Sequence[Entry]) -> tuple[int, list[Refusal]]:
    """Put translations into the catalogs: how many changed, what was refused. An empty translation is passed over."""
    changed, refused = 0, []
    wanted = {(entry.place, entry.dutch): entry for entry in given if any(entry.forms)}
    for name in catalogs_of(language.code):
        path = _path(folder, language, name)
        po = read_file(path)
        before = changed
        for message in [each for each in po if each.id]:
            entry = wanted.pop((_place(name, message), _dutch(message)[0]), None)
            if entry is None or (translated(message) and _forms(message) == entry.forms):
                continue
            fault = _fault(message, entry, po.num_plurals)
            if fault is not None:
                refused.append(fault)
                continue
            message.string = entry.forms if message.pluralizable else entry.forms[0]
            message.flags.discard("fuzzy")
            changed += 1
        if changed > before:
            path.write_bytes(serialise(po))
    refused += [Refusal(entry.place, entry.dutch, "unknown") for entry in wanted.values()]
    read_catalog.cache_clear()
    return changed, refused


def _fault(message: Message, entry: Entry, plurals: int) -> Refusal | None:
    count = plurals if message.pluralizable else 1
    if len(entry.forms) != count or not all(entry.forms):
        return Refusal(entry.place, entry.dutch, "plurals", str(count))
    wanted = placeholders(entry.plural or entry.dutch)
    optional = {"n"} if message.pluralizable else set()
    if not all(wanted - optional <= placeholders(form) <= wanted for form in entry.forms):
        return Refusal(entry.place, entry.dutch, "placeholders", ", ".join(sorted(wanted)))
    if not all(map(level, entry.forms)):
        return Refusal(entry.place, entry.dutch, "isolates")
    return None


def to_po(found: Sequence[Entry], language: Language) -> bytes:
    """One catalog with all texts; the context names catalog and place, the comment the status."""
    po = Po(locale=language.folder, project="Opmaat", version="0", copyright_holder="", header_comment="# Opmaat")
    for entry in found:
        many = bool(entry.plural)
        po.add(
            (entry.dutch, entry.plural) if many else entry.dutch,
            entry.forms if many else entry.forms[0],
            context=entry.place,
            user_comments=[f"stand: {entry.state}"],
            flags=["fuzzy"] if entry.state is Status.STALE else [],
        )
    return serialise(po)


def from_po(path: Path, language: Language) -> list[Entry]:
    """The texts of a translator's .po; what is marked fuzzy is left out. Raises ExchangeUnusable."""
    try:
        with path.open("rb") as file:
            po = read_po(file, abort_invalid=True)
    except (PoFileError, UnicodeDecodeError, ValueError) as fault:
        raise ExchangeUnusable(reason="damaged") from fault
    if po.locale is not None and str(po.locale) != language.folder:
        raise ExchangeUnusable(reason="language")
    return [
        Entry(str(message.context or ""), *_dutch(message), _forms(message))
        for message in po
        if message.id and not message.fuzzy
    ]


def row_of(entry: Entry) -> tuple[str, ...]:
    """The cells of a spreadsheet row, in the order of `HEADINGS`."""
    return entry.place, entry.dutch, entry.plural, FORM.join(entry.forms), str(entry.state)


def from_rows(rows: Sequence[Sequence[object]]) -> list[Entry]:
    """The texts of a translator's spreadsheet. Raises ExchangeUnusable."""
    header = [str(cell or "").strip() for cell in rows[0]] if rows else []
    if not set(HEADINGS[:4]) <= set(header):
        raise ExchangeUnusable(reason="headings")
    found = []
    for line in rows[1:]:
        row: Mapping[str, str] = {name: str(cell or "") for name, cell in zip(header, line, strict=False)}
        if row["plaats"]:
            forms = tuple(part.strip() for part in row["vertaling"].split(FORM))
            found.append(Entry(row["plaats"], row["Nederlands"], row["meervoud"], forms))
    return found


def _messages(folder: Path, language: Language, name: str) -> Iterator[Message]:
    path = _path(folder, language, name)
    return (message for message in read_file(path) if message.id) if path.is_file() else iter(())


def _path(folder: Path, language: Language, name: str) -> Path:
    return folder / language.folder / "LC_MESSAGES" / f"{name}.po"


def _place(name: str, message: Message) -> str:
    return f"{name}{SEPARATOR}{message.context or ''}"


def _dutch(message: Message) -> tuple[str, str]:
    return (str(message.id[0]), str(message.id[1])) if message.pluralizable else (str(message.id), "")


def _forms(message: Message) -> tuple[str, ...]:
    found = message.string if isinstance(message.string, tuple | list) else (message.string,)
    return tuple(str(form or "") for form in found)
