"""Reading one gettext catalog (.po) and refusing what cannot be trusted; writing one with the same bytes every time."""

from __future__ import annotations

import io
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from gettext import c2py
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from babel.messages.catalog import Catalog as Po
    from babel.messages.catalog import Message

PLACEHOLDER = re.compile(r"\{([a-z][a-z0-9_]*)\}")
CONTEXT = "\x04"
"""Between the context of a text and the text itself in a key, as in gettext's own compiled files."""
ISOLATES, POP, EMBEDDINGS = "\u2066\u2067\u2068", "\u2069", "\u202a\u202b\u202c\u202d\u202e"
COUNT = "n"
"""The one placeholder that a plural form may leave out ("one day" needs no figure)."""


@dataclass(frozen=True, slots=True)
class Catalog:
    """`messages`: usable translations by `key_of` the source text · `plurals`: forms by singular source text ·
    `refused`: source texts whose translation has other placeholders · `outdated`: those whose Dutch text changed ·
    `plural_rule`: gettext's expression in `n`."""

    messages: Mapping[str, str] = field(default_factory=dict)
    plurals: Mapping[str, Sequence[str]] = field(default_factory=dict)
    refused: tuple[str, ...] = ()
    outdated: frozenset[str] = frozenset()
    plural_rule: str = "n != 1"

    def plural(self, singular: str, n: int) -> str | None:
        """The form of the language for the whole number `n`, or None if there is no translation."""
        found = self.plurals.get(singular)
        return found[c2py(self.plural_rule)(n)] if found else None


def placeholders(text: str) -> set[str]:
    """Names between braces; a brace that is no placeholder counts as itself, so that it makes two texts differ."""
    rest = PLACEHOLDER.sub("", text)
    return set(PLACEHOLDER.findall(text)) | {brace for brace in "{}" if brace in rest}


def level(text: str) -> bool:
    """Whether the marks of direction hold up: isolates that are opened are closed, and nothing stronger is there."""
    depth = 0
    for char in text:
        depth += (char in ISOLATES) - (char == POP)
        if depth < 0 or char in EMBEDDINGS:
            return False
    return depth == 0


def forms(message: Message) -> tuple[str, ...]:
    """All forms of the translation: one, or as many as the language has plurals; missing ones are empty."""
    found = message.string if isinstance(message.string, tuple | list) else (message.string,)
    return tuple(form or "" for form in found)


def trustworthy(message: Message) -> bool:
    """Whether every form of the translation has exactly the placeholders of the source."""
    source = message.id[1] if isinstance(message.id, tuple | list) else message.id
    wanted = placeholders(source)
    optional = {COUNT} if message.pluralizable else set()
    return all(wanted - optional <= placeholders(form) <= wanted for form in forms(message))


def translated(message: Message) -> bool:
    """Whether there is a complete translation that still belongs to the source (gettext's "fuzzy" says it may not)."""
    return all(forms(message)) and not message.fuzzy


def read_file(path: Path) -> Po:
    """The catalog file as Babel reads it, comments and unusable entries included."""
    from babel.messages.pofile import read_po  # noqa: PLC0415 - a Dutch program reads none

    with path.open("rb") as file:
        return read_po(file)


_CHANGING = (
    rb'^"(POT-Creation-Date|PO-Revision-Date|Last-Translator|Language-Team|Report-Msgid-Bugs-To|Generated-By):.*\n'
)
_CHANGING_LINES = re.compile(_CHANGING, re.MULTILINE)


def serialise(po: Po) -> bytes:
    """The file without clock or author lines, so that the same texts give the same bytes."""
    from babel.messages.pofile import write_po  # noqa: PLC0415 - as above

    buffer = io.BytesIO()
    write_po(buffer, po, width=110, include_lineno=False, ignore_obsolete=False)
    return _CHANGING_LINES.sub(b"", buffer.getvalue())


@lru_cache(maxsize=64)
def read_catalog(directory: Path, folder: str, name: str) -> Catalog:
    """`directory/folder/LC_MESSAGES/name.po`, read once; empty if there is no such file."""
    path = directory / folder / "LC_MESSAGES" / f"{name}.po"
    return _usable(read_file(path)) if path.is_file() else Catalog()


def _usable(po: Po) -> Catalog:
    messages: dict[str, str] = {}
    plurals: dict[str, Sequence[str]] = {}
    refused: list[str] = []
    outdated = frozenset(key_of(message) for message in po if message.id and message.fuzzy)
    for message in po:
        if not message.id or not translated(message):
            continue
        key = key_of(message)
        if not trustworthy(message):
            refused.append(key)
        elif message.pluralizable:
            plurals[key] = forms(message)
        else:
            messages[key] = forms(message)[0]
    return Catalog(messages, plurals, tuple(refused), outdated, po.plural_expr)


def key_of(message: Message) -> str:
    """The source text (of a plural the singular), after its context where the catalog has one."""
    singular = str(message.id[0] if isinstance(message.id, tuple | list) else message.id)
    return f"{message.context}{CONTEXT}{singular}" if message.context else singular
