"""The package of one form version: a read-only zip with the compiled form, its source, media and a manifest."""

from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from desktop_app.forms.archive import MANIFEST, Verify, read_archive
from desktop_app.forms.definition import FormDefinition, Language
from desktop_app.forms.faults import BrokenExpression, BrokenForm, CorruptPackage
from desktop_app.forms.reader import read_form

FORM = "form.xml"
SUFFIX = ".opmaat"


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
    archive = read_archive(data, needs=(FORM,), verify=verify)
    members, manifest = archive.members, dict(archive.manifest)
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
            publisher=archive.publisher,
        )
    except (KeyError, TypeError) as fault:
        raise CorruptPackage(reason=MANIFEST) from fault
