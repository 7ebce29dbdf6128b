"""The package of one form version: a read-only zip with the compiled form, its source, media and a manifest."""

import hashlib
import json
import zipfile
import zlib
from dataclasses import dataclass, field
from functools import cached_property
from io import BytesIO
from pathlib import Path
from typing import Any

from desktop_app.forms.definition import FormDefinition, Language
from desktop_app.forms.faults import BrokenExpression, BrokenForm, CorruptPackage
from desktop_app.forms.reader import read_form

MANIFEST = "manifest.json"
FORM = "form.xml"
SUFFIX = ".opmaat"
LARGEST_MEMBER = 100_000_000


@dataclass(frozen=True)
class Package:
    """One published form. `source_hash`: sha256 of the spreadsheet it was compiled from, hexadecimal.

    `interview` is False for a package published leniently: good for evaluation and import, never for a conversation.
    """

    form_id: str
    version: str
    title: str
    languages: tuple[Language, ...]
    default_language: str
    interview: bool
    source_hash: str
    form_xml: bytes = field(repr=False)
    media: dict[str, bytes] = field(repr=False)
    manifest: dict[str, Any] = field(repr=False)

    @cached_property
    def definition(self) -> FormDefinition:
        """The form, parsed on first use and shared from then on. Raises `CorruptPackage` if the XML is unusable."""
        try:
            return read_form(self.form_xml, files=self.media, lenient=not self.interview)
        except (BrokenForm, BrokenExpression) as fault:
            raise CorruptPackage(reason=FORM) from fault


def load_package(source: Path | bytes) -> Package:
    """Open a package and verify the sha256 of every member. Raises `CorruptPackage`; a missing file raises OSError."""
    data = source if isinstance(source, bytes) else source.read_bytes()
    members = _read_members(data)
    manifest = _read_manifest(members)
    _verify(members, manifest["sha256"])
    try:
        return Package(
            form_id=manifest["form_id"],
            version=manifest["version"],
            title=manifest["title"],
            languages=tuple(Language(**language) for language in manifest["languages"]),
            default_language=manifest["default_language"],
            interview=bool(manifest["interview"]),
            source_hash=manifest["source_sha256"],
            form_xml=members[FORM],
            media={name.removeprefix("media/"): body for name, body in members.items() if name.startswith("media/")},
            manifest=manifest,
        )
    except (KeyError, TypeError) as fault:
        raise CorruptPackage(reason=MANIFEST) from fault


def _read_members(data: bytes) -> dict[str, bytes]:
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            if sum(info.file_size for info in archive.infolist()) > LARGEST_MEMBER:
                raise CorruptPackage(reason="size")
            return {info.filename: archive.read(info) for info in archive.infolist()}
    except (zipfile.BadZipFile, NotImplementedError, EOFError, OSError, RuntimeError, ValueError, zlib.error) as fault:
        raise CorruptPackage(reason="zip") from fault


def _read_manifest(members: dict[str, bytes]) -> dict[str, Any]:
    try:
        manifest = json.loads(members[MANIFEST])
        if not isinstance(manifest["sha256"], dict) or FORM not in manifest["sha256"]:
            raise CorruptPackage(reason=MANIFEST)
    except (KeyError, TypeError, ValueError) as fault:
        raise CorruptPackage(reason=MANIFEST) from fault
    return dict(manifest)


def _verify(members: dict[str, bytes], hashes: dict[str, str]) -> None:
    if set(members) - {MANIFEST} != set(hashes):
        raise CorruptPackage(reason="members")
    for name, expected in hashes.items():
        if hashlib.sha256(members[name]).hexdigest() != expected:
            raise CorruptPackage(reason=name)
