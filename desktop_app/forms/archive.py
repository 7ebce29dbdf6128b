"""A signed file for many laptops: a zip with its members, a manifest of their hashes, and a signature over that."""

import hashlib
import json
import struct
import zipfile
import zlib
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from io import BytesIO
from typing import Any, NamedTuple

from desktop_app.forms.faults import CorruptPackage

MANIFEST = "manifest.json"
SIGNATURE = "signature.json"
LARGEST = 100_000_000
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
_STAMP = (1980, 1, 1, 0, 0, 0)
_MODE = 0o100644 << 16


class Signature(NamedTuple):
    """`key_id` names the key · `algorithm`: "ed25519" · `value`: the signature over the bytes of the manifest."""

    key_id: str
    algorithm: str
    value: bytes


Verify = Callable[[bytes, Signature | None], str]
"""Name of the publisher who signed these bytes. Raises `UntrustedPackage` when nobody who is trusted did."""


@dataclass(frozen=True, slots=True)
class Archive:
    """`members` without manifest and signature · `publisher`: who signed it, "" where no verifier was given."""

    members: Mapping[str, bytes]
    manifest: Mapping[str, Any]
    publisher: str


def read_archive(
    data: bytes, *, needs: Collection[str] = (), verify: Verify | None = None, largest: int = LARGEST
) -> Archive:
    """Every member with the sha256 that the manifest says. `needs`: members that must be there · `largest`: bytes of
    all members together, unpacked. Raises `CorruptPackage` and what `verify` raises."""
    members = _read_members(data, largest)
    manifest = _read_manifest(members, needs)
    _compare(members, manifest["sha256"])
    publisher = verify(members[MANIFEST], _signature(members)) if verify is not None else ""
    own = {name: body for name, body in members.items() if name not in (MANIFEST, SIGNATURE)}
    return Archive(own, manifest, publisher)


def write_archive(
    members: Mapping[str, bytes], manifest: Mapping[str, Any], *, sign: Callable[[bytes], bytes] | None = None
) -> bytes:
    """The bytes of an archive; same input, same bytes. `sign`: makes `signature.json` from the manifest's bytes."""
    hashes = {name: hashlib.sha256(body).hexdigest() for name, body in sorted(members.items())}
    plain = json.dumps({**manifest, "sha256": hashes}, ensure_ascii=False, indent=1, sort_keys=True)
    whole = {**members, MANIFEST: (plain + "\n").encode()}
    if sign is not None:
        whole[SIGNATURE] = sign(whole[MANIFEST])
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name in sorted(whole):
            info = zipfile.ZipInfo(name, _STAMP)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = 3
            info.external_attr = _MODE
            archive.writestr(info, whole[name])
    return buffer.getvalue()


def _read_members(data: bytes, largest: int) -> dict[str, bytes]:
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            if sum(info.file_size for info in archive.infolist()) > largest:
                raise CorruptPackage(reason="size")
            if any(info.compress_type not in PACKED for info in archive.infolist()):
                raise CorruptPackage(reason="zip")
            return {info.filename: archive.read(info) for info in archive.infolist()}
    except UNREADABLE as fault:
        raise CorruptPackage(reason="zip") from fault


def _read_manifest(members: Mapping[str, bytes], needs: Collection[str]) -> dict[str, Any]:
    try:
        manifest = json.loads(members[MANIFEST])
        if not isinstance(manifest["sha256"], dict) or not set(needs) <= set(manifest["sha256"]):
            raise CorruptPackage(reason=MANIFEST)
    except (KeyError, TypeError, ValueError, RecursionError) as fault:
        raise CorruptPackage(reason=MANIFEST) from fault
    return dict(manifest)


def _signature(members: Mapping[str, bytes]) -> Signature | None:
    if SIGNATURE not in members:
        return None
    try:
        plain = json.loads(members[SIGNATURE])
        return Signature(str(plain["key_id"]), str(plain["algorithm"]), bytes.fromhex(plain["signature"]))
    except (KeyError, TypeError, ValueError, RecursionError) as fault:
        raise CorruptPackage(reason=SIGNATURE) from fault


def _compare(members: Mapping[str, bytes], hashes: Mapping[str, str]) -> None:
    if set(members) - {MANIFEST, SIGNATURE} != set(hashes):
        raise CorruptPackage(reason="members")
    for name, expected in hashes.items():
        if hashlib.sha256(members[name]).hexdigest() != expected:
            raise CorruptPackage(reason=name)
