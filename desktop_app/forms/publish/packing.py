"""Writing the package: same input, same bytes."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from functools import partial
from typing import Any

from nacl.signing import SigningKey

from desktop_app.forms.archive import write_archive
from desktop_app.forms.definition import NOTHING, FormDefinition
from desktop_app.forms.package import FORM, SUFFIX
from desktop_app.forms.publish.compilation import Compilation
from desktop_app.forms.succession import choice_values
from desktop_app.signing import signature_of

_UNFIT = re.compile(r"[^\w.\-]+")


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
    manifest = _manifest(compilation, definition, lenient=lenient) | dict(record)
    return write_archive(members, manifest, sign=partial(signature_of, key=key) if key is not None else None)


def file_name(definition: FormDefinition) -> str:
    """`<form_id>-<version>.opmaat`, fit for any file system."""
    parts = [definition.form_id, definition.version or "0"]
    return "-".join(_UNFIT.sub("_", part) for part in parts) + SUFFIX


def _manifest(compilation: Compilation, definition: FormDefinition, *, lenient: bool) -> dict[str, Any]:
    return {
        "form_id": definition.form_id,
        "version": definition.version,
        "title": definition.title,
        "interview": not lenient,
        "pyxform": compilation.pyxform,
        "languages": [asdict(language) for language in definition.languages],
        "default_language": definition.language_key(definition.default_language),
        "source_sha256": hashlib.sha256(compilation.source).hexdigest(),
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
