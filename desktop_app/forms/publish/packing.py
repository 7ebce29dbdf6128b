"""Writing the package: same input, same bytes."""

from __future__ import annotations

import hashlib
import json
import re
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from io import BytesIO
from typing import Any

from nacl.signing import SigningKey

from desktop_app.forms.definition import NOTHING, FormDefinition
from desktop_app.forms.package import FORM, MANIFEST, SIGNATURE, SUFFIX
from desktop_app.forms.publish.compilation import Compilation
from desktop_app.forms.publish.signing import signature_of
from desktop_app.forms.succession import choice_values

_STAMP = (1980, 1, 1, 0, 0, 0)
_UNFIT = re.compile(r"[^\w.\-]+")
_MODE = 0o100644 << 16


def pack(
    compilation: Compilation,
    definition: FormDefinition,
    media: Mapping[str, bytes],
    *,
    lenient: bool,
    record: Mapping[str, Any] = NOTHING,
    key: SigningKey | None = None,
) -> bytes:
    """The bytes of a package, signed when there is a key; deterministic.

    `record`: what the manifest keeps of the step from the last version.
    """
    members = {FORM: (compilation.xform or "").encode(), f"source.{compilation.kind}": compilation.source}
    members |= {f"media/{name}": body for name, body in media.items()}
    manifest = _manifest(compilation, definition, members, lenient=lenient) | dict(record)
    members[MANIFEST] = (json.dumps(manifest, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()
    if key is not None:
        members[SIGNATURE] = signature_of(members[MANIFEST], key)
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name in sorted(members):
            info = zipfile.ZipInfo(name, _STAMP)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = 3
            info.external_attr = _MODE
            archive.writestr(info, members[name])
    return buffer.getvalue()


def file_name(definition: FormDefinition) -> str:
    """`<form_id>-<version>.opmaat`, fit for any file system."""
    parts = [definition.form_id, definition.version or "0"]
    return "-".join(_UNFIT.sub("_", part) for part in parts) + SUFFIX


def _manifest(
    compilation: Compilation, definition: FormDefinition, members: Mapping[str, bytes], *, lenient: bool
) -> dict[str, Any]:
    return {
        "form_id": definition.form_id,
        "version": definition.version,
        "title": definition.title,
        "interview": not lenient,
        "pyxform": compilation.pyxform,
        "languages": [asdict(language) for language in definition.languages],
        "default_language": definition.language_key(definition.default_language),
        "source_sha256": hashlib.sha256(compilation.source).hexdigest(),
        "sha256": {name: hashlib.sha256(body).hexdigest() for name, body in sorted(members.items())},
        "fields": list(_fields(definition)),
    }


def _fields(definition: FormDefinition) -> Iterator[dict[str, Any]]:
    for field in definition.root.walk():
        entry: dict[str, Any] = {"path": field.path, "kind": field.kind}
        if field.kind == "leaf":
            entry |= {"type": field.type, "control": field.control}
        values = choice_values(field, definition)
        if values:
            entry["choices"] = values
        yield entry
