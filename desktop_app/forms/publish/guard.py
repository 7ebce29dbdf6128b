"""Looks at an uploaded file before any parser does (security: zip bombs, entity expansion, macros, links)."""

from __future__ import annotations

import re
import zipfile
import zlib
from io import BytesIO
from pathlib import PurePosixPath
from typing import Literal

from desktop_app.forms.publish.messages import RefusedFile

FileKind = Literal["xlsx", "xls", "xml"]
LARGEST_FILE = 10_000_000
LARGEST_UNPACKED = 100_000_000
HIGHEST_RATIO = 120
MOST_MEMBERS = 500
SMALL = 1_000_000
_CHUNK = 1 << 16
_ENCRYPTED = 0x1
_DAMAGE = (zipfile.BadZipFile, zipfile.LargeZipFile, NotImplementedError, EOFError, OSError, RuntimeError, zlib.error)
_FORBIDDEN = (b"<!DOCTYPE", b"<!ENTITY")
_PASSWORD = "EncryptedPackage".encode("utf-16-le")
"""The part of an Office file with a password that holds the real file."""
_WIDE = (b"\xff\xfe", b"\xfe\xff")
_ENCODING = re.compile(rb"<\?xml[^>]{0,80}encoding\s*=\s*[\"']([\w.-]+)")
_ENCODINGS = frozenset({b"utf-8", b"us-ascii", b"ascii", b"iso-8859-1", b"windows-1252"})
"""Encodings in which the characters of a definition are the bytes that are looked for."""


def inspect(data: bytes) -> FileKind:
    """The kind of file, by content. Raises `RefusedFile` for anything that is not safe to parse."""
    if not data.strip(b"\x00 \t\r\n"):
        raise RefusedFile(reason="empty")
    if len(data) > LARGEST_FILE:
        raise RefusedFile(reason="size")
    if data.startswith(b"PK\x03\x04"):
        _inspect_zip(data)
        return "xlsx"
    if data.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        if _PASSWORD in data:
            raise RefusedFile(reason="encrypted")
        return "xls"
    if data.startswith(_WIDE) or data[1:2] == b"\x00" or data[:1] == b"\x00":
        raise RefusedFile(reason="encoding")
    if data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
        _refuse_definitions(data)
        return "xml"
    raise RefusedFile(reason="kind")


def _inspect_zip(data: bytes) -> None:
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            members = archive.infolist()
            _inspect_names(members)
            _inspect_sizes(members)
            if "xl/workbook.xml" not in archive.namelist():
                raise RefusedFile(reason="kind")
            left = LARGEST_UNPACKED
            for member in members:
                left = _stream(archive, member, left)
    except _DAMAGE as fault:
        raise RefusedFile(reason="damaged") from fault


def _inspect_names(members: list[zipfile.ZipInfo]) -> None:
    if len(members) > MOST_MEMBERS:
        raise RefusedFile(reason="members")
    names = [member.filename.lower() for member in members]
    if len(set(names)) != len(names):
        raise RefusedFile(reason="duplicate")
    for member, name in zip(members, names, strict=True):
        path = PurePosixPath(name.replace("\\", "/"))
        if path.is_absolute() or ".." in path.parts or ":" in name:
            raise RefusedFile(reason="path")
        if member.flag_bits & _ENCRYPTED:
            raise RefusedFile(reason="encrypted")
        if "vbaproject" in name or "macrosheets" in name:
            raise RefusedFile(reason="macros")
        if "externallinks" in name:
            raise RefusedFile(reason="links")
        if name.endswith(".bin") and "printersettings" not in name:
            raise RefusedFile(reason="binary")


def _inspect_sizes(members: list[zipfile.ZipInfo]) -> None:
    if sum(member.file_size for member in members) > LARGEST_UNPACKED:
        raise RefusedFile(reason="unpacked")
    for member in members:
        if member.file_size > SMALL and member.file_size > HIGHEST_RATIO * max(member.compress_size, 1):
            raise RefusedFile(reason="ratio")


def _stream(archive: zipfile.ZipFile, member: zipfile.ZipInfo, left: int) -> int:
    """Unpack one member piece by piece, counting real bytes; what is left of the allowance."""
    is_markup = member.filename.lower().endswith((".xml", ".rels", ".vml"))
    tail, unpacked = b"", 0
    with archive.open(member) as stream:
        while chunk := stream.read(_CHUNK):
            unpacked += len(chunk)
            if unpacked > left:
                raise RefusedFile(reason="unpacked")
            if unpacked > SMALL and unpacked > HIGHEST_RATIO * max(member.compress_size, 1):
                raise RefusedFile(reason="ratio")
            if is_markup:
                _refuse_definitions(tail + chunk)
                tail = chunk[-16:]
    return left - unpacked


def _refuse_definitions(data: bytes) -> None:
    if data.startswith(_WIDE) or b"\x00" in data[:200]:
        raise RefusedFile(reason="definitions")
    declared = _ENCODING.match(data.lstrip(b"\xef\xbb\xbf \t\r\n")[:200])
    if declared is not None and declared[1].lower() not in _ENCODINGS:
        raise RefusedFile(reason="encoding")
    if any(mark in data for mark in _FORBIDDEN):
        raise RefusedFile(reason="definitions")
