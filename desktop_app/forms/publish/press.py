"""The two things an author can do: check a questionnaire and publish it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from nacl.signing import SigningKey

from desktop_app.forms.definition import FormDefinition
from desktop_app.forms.faults import FormFault
from desktop_app.forms.package import Package, load_package
from desktop_app.forms.publish.compilation import NO_WORDS, Compilation, compile_form
from desktop_app.forms.publish.lint import lint
from desktop_app.forms.publish.media import gather
from desktop_app.forms.publish.messages import Message, RefusedFile, Unpublishable, refusal
from desktop_app.forms.publish.packing import file_name, pack
from desktop_app.forms.publish.succession import succession_messages, succession_record
from desktop_app.forms.publish.widening import Words
from desktop_app.forms.reader import read_form


def check(path: Path, *, lenient: bool = False, previous: Path | None = None, words: Words = NO_WORDS) -> list[Message]:
    """Everything there is to say about a questionnaire, errors first; `lenient` turns what it can into warnings.

    `previous`: package of the version before, to compare with. Raises `CorruptPackage` for that one.
    `words`: as for `publish`.
    """
    try:
        return _check(compile_form(path, words=words), path, lenient=lenient, previous=_open(previous))
    except RefusedFile as fault:
        return [refusal(fault)]


def _open(previous: Path | None) -> Package | None:
    return None if previous is None else load_package(previous)


def _check(compilation: Compilation, path: Path, *, lenient: bool, previous: Package | None) -> list[Message]:
    media = gather(compilation, path)
    messages = lint(compilation, media)
    if lenient and compilation.xform is not None:
        messages = [_softened(message, compilation) for message in messages]
    messages += succession_messages(compilation, media, previous)
    return sorted(messages, key=lambda m: (m.severity != "error", m.sheet, m.row, m.column, m.code))


_HARD = frozenset(
    {
        "form_broken",
        "expression_syntax",
        "expression_deep",
        "media_size",
        "media_encoding",
    }
)
"""Errors that no leniency makes good: the form cannot be loaded, or it can hang."""


def _softened(message: Message, compilation: Compilation) -> Message:
    return message if message.code in _HARD else replace(message, severity="warning")


def publish(
    path: Path,
    out_dir: Path,
    *,
    lenient: bool = False,
    key: SigningKey | None = None,
    previous: Path | None = None,
    words: Words = NO_WORDS,
    tell: Callable[[Message], None] = lambda message: None,
) -> Path:
    """Write the package of a questionnaire into a folder. Raises `Unpublishable` with all messages, or OSError.

    `lenient` carries tier 3 questions as plain text fields: for evaluation and import, never for a conversation.
    `key` signs the package. `previous`: package of the version before, to compare with; raises `CorruptPackage` for
    that one. `words`: translations kept beside the spreadsheet, see `widening`. `tell` hears every warning about a
    questionnaire that is published.
    """
    before = _open(previous)
    try:
        compilation = compile_form(path, words=words)
    except RefusedFile as fault:
        raise Unpublishable([refusal(fault)]) from fault
    messages = _check(compilation, path, lenient=lenient, previous=before)
    if any(message.severity == "error" for message in messages):
        raise Unpublishable(messages)
    definition = _definition(compilation, lenient=lenient)
    out_dir.mkdir(parents=True, exist_ok=True)
    target = out_dir / file_name(definition)
    media = gather(compilation, path)
    record = succession_record(compilation, media, before)
    target.write_bytes(pack(compilation, definition, media, lenient=lenient, record=record, key=key))
    for message in messages:
        tell(message)
    return target


def _definition(compilation: Compilation, *, lenient: bool) -> FormDefinition:
    try:
        return read_form(compilation.xform or "", lenient=lenient)
    except FormFault as fault:
        raise Unpublishable([]) from fault
