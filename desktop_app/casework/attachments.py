"""Photographed diplomas and scans of a dossier: added, looked at in memory, taken out. No decrypted file on disk."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from desktop_app.casework.changes import Changes
from desktop_app.casework.dossier_file import log
from desktop_app.casework.errors import AttachmentAbsent, AttachmentKindUnknown, AttachmentTooLarge
from desktop_app.casework.file_ports import SealedFile
from desktop_app.casework.logbook import names_of
from desktop_app.casework.ports import AT_OFFICE, UnitOfWork
from desktop_app.casework.records import Attachment, from_body, to_body
from desktop_app.casework.workplace import Workplace

KIND = "bijlage"
MEGABYTES = 20
_MARKS = {b"\xff\xd8\xff": "image/jpeg", b"\x89PNG\r\n\x1a\n": "image/png", b"%PDF-": "application/pdf"}
Proof = Callable[[bytes, str], object]
"""Raises when content of that kind cannot be shown: `(content, kind)`."""


@dataclass(frozen=True, slots=True)
class AttachmentRow:
    """`id`: record · `by`: a name, "" when unknown · `at`: aware moment · `here`: its file is on this device."""

    id: str
    name: str
    kind: str
    size: int
    by: str
    at: datetime
    here: bool


def kind_of(content: bytes) -> str:
    """By its first bytes, whatever the file is called. Raises AttachmentKindUnknown."""
    for mark, kind in _MARKS.items():
        if content.startswith(mark):
            return kind
    raise AttachmentKindUnknown


def attachments(wp: Workplace, *, dossier: str) -> tuple[AttachmentRow, ...]:
    """Newest first."""
    with wp.vault.work() as work:
        names = names_of(wp, work)
        records = work.find(kind=KIND, dossier=dossier)
    rows = []
    for record in records:
        one = from_body(Attachment, record.body)
        here = wp.vault.files.has(one.sha256)
        who = names.get(one.added_by, "")
        rows.append(AttachmentRow(record.id, one.name, one.soort, one.size, who, one.added_at, here))
    return tuple(sorted(rows, key=lambda row: row.at, reverse=True))


def add(wp: Workplace, *, dossier: str, name: str, content: bytes, proof: Proof) -> Changes:
    """Keep a file in the dossier. `name`: as the caseworker knows it, stored encrypted only · `proof`: see `Proof`.

    Raises AttachmentTooLarge, AttachmentKindUnknown, what `proof` raises, VaultFull, VaultReadOnly.
    """
    if len(content) > MEGABYTES * 1_000_000:
        raise AttachmentTooLarge(megabytes=MEGABYTES)
    kind = kind_of(content)
    proof(content, kind)
    id, now = wp.new_id(), wp.clock()
    file = wp.vault.files.keep(content, dossier=dossier, record=id)
    one = Attachment(name.strip(), kind, len(content), file.sha256, file.sealed, file.key, wp.user.id, now)
    with wp.vault.work() as work:
        work.put(id=id, dossier=dossier, kind=KIND, body=to_body(one), by=wp.user.id, at=now)
        log(wp, work, dossier, "changed", part=KIND, made=1)
    return Changes(dossiers=frozenset({dossier}), outbox=True)


def read(wp: Workplace, *, dossier: str, record: str) -> tuple[bytes, str]:
    """Content and kind, after writing down who looked. Raises AttachmentAbsent, AttachmentDamaged."""
    with wp.vault.work() as work:
        one = _of(work, record)
        log(wp, work, dossier, "opened", part=KIND)
    file = SealedFile(one.sha256, one.sealed, one.key)
    return wp.vault.files.read(file, dossier=dossier, record=record), one.soort


def remove(wp: Workplace, *, dossier: str, record: str) -> Changes:
    """Take an attachment out of the dossier, here and after synchronising everywhere."""
    with wp.vault.work() as work:
        one = _of(work, record)
        work.delete(record, by=wp.user.id, at=wp.clock())
        log(wp, work, dossier, "changed", part=KIND, made=0)
    wp.vault.files.drop(one.sha256)
    return Changes(dossiers=frozenset({dossier}), outbox=True)


def all_at_office(work: UnitOfWork, dossier: str) -> bool:
    """Whether the office has the file of every attachment of a dossier."""
    sent = set(work.local(AT_OFFICE) or [])
    return all(record.body["sha256"] in sent for record in work.find(kind=KIND, dossier=dossier))


def _of(work: UnitOfWork, record: str) -> Attachment:
    found = work.get(record)
    if found is None or found.deleted:
        raise AttachmentAbsent
    return from_body(Attachment, found.body)
