"""Attachments as the caseworker knows them: what may come in, who looked, and that none is lost with a dossier."""

from typing import Any

import pytest

from desktop_app.casework import attachments
from desktop_app.casework.attachments import MEGABYTES
from desktop_app.casework.errors import (
    AttachmentAbsent,
    AttachmentKindUnknown,
    AttachmentTooLarge,
    AttachmentUnreadable,
)
from desktop_app.casework.ports import AT_OFFICE
from desktop_app.casework.removal import NotSentYet, must_be_settled
from desktop_app.casework.workplace import Workplace
from tests.unit.casework.desk import desk, dossier
from tests.unit.casework.test_retention import at_the_office

PNG = b"\x89PNG\r\n\x1a\n" + b"rest"


def add(wp: Workplace, id: str, content: bytes = PNG, name: str = "diploma") -> str:
    attachments.add(wp, dossier=id, name=name, content=content, proof=lambda _content, _kind: None)
    return attachments.attachments(wp, dossier=id)[0].id


def events(wp: Workplace, id: str) -> list[tuple[str, Any]]:
    with wp.vault.work() as work:
        return [(event.what, event.detail.get("part")) for event in work.trail(id)]


def test_added_listed_read_and_taken_out() -> None:
    wp = desk()
    id = dossier(wp)
    record = add(wp, id)
    (row,) = attachments.attachments(wp, dossier=id)
    assert (row.name, row.kind, row.size, row.by, row.here) == ("diploma", "image/png", 12, "Anja de Wit", True)
    assert attachments.read(wp, dossier=id, record=record) == (PNG, "image/png")
    assert events(wp, id)[1:] == [("changed", "bijlage"), ("opened", "bijlage")]
    attachments.remove(wp, dossier=id, record=record)
    assert attachments.attachments(wp, dossier=id) == ()
    with pytest.raises(AttachmentAbsent):
        attachments.read(wp, dossier=id, record=record)


def test_the_trail_tells_no_name() -> None:
    wp = desk()
    id = dossier(wp)
    add(wp, id, name="paspoort van Samira")
    with wp.vault.work() as work:
        assert "Samira" not in str(work.trail(id))


@pytest.mark.parametrize(
    ("content", "kind"),
    [(b"\xff\xd8\xff\xe0 JFIF", "image/jpeg"), (PNG, "image/png"), (b"%PDF-1.7", "application/pdf")],
)
def test_kinds_are_told_by_their_bytes(content: bytes, kind: str) -> None:
    assert attachments.kind_of(content) == kind


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"MZ\x90", b"<svg/>", b"GIF89a", b"\x00\x00\x00 ftypheic"])
def test_other_kinds_are_refused_and_nothing_is_kept(content: bytes) -> None:
    wp = desk()
    id = dossier(wp)
    with pytest.raises(AttachmentKindUnknown):
        add(wp, id, content)
    assert attachments.attachments(wp, dossier=id) == ()


def test_twenty_megabytes_is_the_limit() -> None:
    wp = desk()
    id = dossier(wp)
    add(wp, id, PNG + bytes(MEGABYTES * 1_000_000 - len(PNG)))
    with pytest.raises(AttachmentTooLarge) as caught:
        add(wp, id, PNG + bytes(MEGABYTES * 1_000_000))
    assert caught.value.params == {"megabytes": 20}


def test_what_cannot_be_shown_is_not_kept() -> None:
    wp = desk()
    id = dossier(wp)

    def refuse(_content: bytes, _kind: str) -> None:
        raise AttachmentUnreadable

    with pytest.raises(AttachmentUnreadable):
        attachments.add(wp, dossier=id, name="x", content=PNG, proof=refuse)
    assert attachments.attachments(wp, dossier=id) == ()
    assert wp.vault.files.kept == {}  # type: ignore[attr-defined]


def test_a_dossier_stays_while_the_office_lacks_a_file() -> None:
    wp = desk()
    id = dossier(wp)
    add(wp, id)
    at_the_office(wp)
    with pytest.raises(NotSentYet):
        must_be_settled(wp, id)
    with wp.vault.work() as work:
        (record,) = work.find(kind="bijlage")
        work.set_local(AT_OFFICE, [record.body["sha256"]])
    must_be_settled(wp, id)
