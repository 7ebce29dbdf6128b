"""The package of one form version: a read-only zip with the compiled form, its source, media and a manifest."""

import hashlib
import json
import struct
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from io import BytesIO
from pathlib import Path
from typing import Any, NamedTuple

from desktop_app.forms.definition import FormDefinition, Language
from desktop_app.forms.faults import BrokenExpression, BrokenForm, CorruptPackage
from desktop_app.forms.reader import read_form

MANIFEST = "manifest.json"
SIGNATURE = "signature.json"
FORM = "form.xml"
SUFFIX = ".opmaat"
LARGEST_MEMBER = 100_000_000
PACKED = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
"""Other ways of packing are never ours, and their unpackers fail in ways of their own."""
UNREADABLE = (
    zipfile.BadZipFile,
    NotImplementedError,
    EOFError,
    OSError,
    OverflowError,
    RuntimeError,
    ValueError,
    struct.error,
    zlib.error,
)


class Signature(NamedTuple):
    """`key_id` names the key · `algorithm`: "ed25519" · `value`: the signature over the bytes of the manifest."""

    key_id: str
    algorithm: str
    value: bytes


Verify = Callable[[bytes, Signature | None], str]
"""Name of the publisher who signed these bytes. Raises `UntrustedPackage` when nobody who is trusted did."""


@dataclass(frozen=True)
class Package:
    """One published form. `source_hash`: sha256 of the spreadsheet it was compiled from, hexadecimal.

    `publisher`: name of who signed it, "" where no verifier was given.

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
    publisher: str = ""

    @cached_property
    def definition(self) -> FormDefinition:
        """The form, parsed on first use and shared from then on. Raises `CorruptPackage` if the XML is unusable."""
        try:
            return read_form(self.form_xml, files=self.media, lenient=not self.interview)
        except (BrokenForm, BrokenExpression) as fault:
            raise CorruptPackage(reason=FORM) from fault


def load_package(source: Path | bytes, *, verify: Verify | None = None) -> Package:
    """Open a package, verify the sha256 of every member and, with `verify`, who signed it.

    Raises `CorruptPackage`, what `verify` raises, and OSError for a missing file.
    """
    data = source if isinstance(source, bytes) else source.read_bytes()
    members = _read_members(data)
    manifest = _read_manifest(members)
    _compare(members, manifest["sha256"])
    publisher = verify(members[MANIFEST], _signature(members)) if verify is not None else ""
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
            publisher=publisher,
        )
    except (KeyError, TypeError) as fault:
        raise CorruptPackage(reason=MANIFEST) from fault


def _read_members(data: bytes) -> dict[str, bytes]:
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            if sum(info.file_size for info in archive.infolist()) > LARGEST_MEMBER:
                raise CorruptPackage(reason="size")
            if any(info.compress_type not in PACKED for info in archive.infolist()):
                raise CorruptPackage(reason="zip")
            return {info.filename: archive.read(info) for info in archive.infolist()}
    except UNREADABLE as fault:
        raise CorruptPackage(reason="zip") from fault


def _read_manifest(members: dict[str, bytes]) -> dict[str, Any]:
    try:
        manifest = json.loads(members[MANIFEST])
        if not isinstance(manifest["sha256"], dict) or FORM not in manifest["sha256"]:
            raise CorruptPackage(reason=MANIFEST)
    except (KeyError, TypeError, ValueError, RecursionError) as fault:
        raise CorruptPackage(reason=MANIFEST) from fault
    return dict(manifest)


def _signature(members: dict[str, bytes]) -> Signature | None:
    if SIGNATURE not in members:
        return None
    try:
        plain = json.loads(members[SIGNATURE])
        return Signature(str(plain["key_id"]), str(plain["algorithm"]), bytes.fromhex(plain["signature"]))
    except (KeyError, TypeError, ValueError, RecursionError) as fault:
        raise CorruptPackage(reason=SIGNATURE) from fault


def _compare(members: dict[str, bytes], hashes: dict[str, str]) -> None:
    if set(members) - {MANIFEST, SIGNATURE} != set(hashes):
        raise CorruptPackage(reason="members")
    for name, expected in hashes.items():
        if hashlib.sha256(members[name]).hexdigest() != expected:
            raise CorruptPackage(reason=name)
