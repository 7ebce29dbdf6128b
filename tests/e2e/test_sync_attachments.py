"""Attachments between two laptops over the real office: whole, broken off, absent, and only sealed on the way."""

from collections.abc import Callable, Iterator
from typing import Any
from uuid import uuid4

import pytest

from desktop_app.casework import attachments
from desktop_app.casework.errors import AttachmentAbsent, NoNetwork
from desktop_app.sync import carrier
from tests.e2e.laptop import Laptop
from tests.office import RunningOffice

PNG = b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 1000
Make = Callable[..., Laptop]


@pytest.fixture
def laptop(office: RunningOffice) -> Iterator[Make]:
    team, made = office.new_team(fatma="lezer"), []

    def make(user: str) -> Laptop:
        made.append(Laptop(office, team, user))
        return made[-1]

    yield make
    for one in made:
        one.close()


def add(laptop: Laptop, dossier: str, content: bytes = PNG) -> str:
    attachments.add(laptop.desk(), dossier=dossier, name="diploma", content=content, proof=lambda _content, _kind: None)
    return attachments.attachments(laptop.desk(), dossier=dossier)[0].id


def read(laptop: Laptop, dossier: str, record: str) -> bytes:
    return attachments.read(laptop.desk(), dossier=dossier, record=record)[0]


def test_a_colleague_sees_the_diploma_and_the_office_only_noise(
    office: RunningOffice, laptop: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(carrier, "PIECE", 100_000)
    anja, karim, dossier = laptop("anja"), laptop("karim"), str(uuid4())
    record = add(anja, dossier)
    anja.sync()
    with anja.vault.work() as work:
        assert attachments.all_at_office(work, dossier)
    karim.sync()
    assert read(karim, dossier, record) == PNG
    pieces = office.rows("SELECT bytes FROM blob_chunk WHERE team = :t", t=anja.team)
    assert len(pieces) == 3
    assert not any(b"PNG" in bytes(piece) or bytes(range(64)) in bytes(piece) for (piece,) in pieces)
    attachments.remove(karim.desk(), dossier=dossier, record=record)
    karim.sync()
    anja.sync()
    with pytest.raises(AttachmentAbsent):
        read(anja, dossier, record)


def test_an_upload_that_broke_off_goes_on(laptop: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(carrier, "PIECE", 100_000)
    anja, dossier = laptop("anja"), str(uuid4())
    record = add(anja, dossier)
    real, calls = anja.wire.octets, []

    def shaky(method: str, path: str, **other: Any) -> Any:
        calls.append(method)
        if calls == ["HEAD", "PATCH", "PATCH"]:
            raise NoNetwork
        return real(method, path, **other)

    monkeypatch.setattr(anja.wire, "octets", shaky)
    with pytest.raises(NoNetwork):
        anja.sync()
    anja.sync()
    assert calls == ["HEAD", "PATCH", "PATCH", "HEAD", "PATCH", "PATCH"]
    anja.sync()
    assert len(calls) == 6
    karim = laptop("karim")
    karim.sync()
    assert read(karim, dossier, record) == PNG


def test_who_may_only_read_and_a_file_that_is_gone_stop_nothing(laptop: Make) -> None:
    anja, fatma, dossier = laptop("anja"), laptop("fatma"), str(uuid4())
    gone = add(anja, dossier)
    with anja.vault.work() as work:
        anja.vault.files.drop(work.get(gone).body["sha256"])
    kept = add(anja, dossier, PNG + b"2")
    anja.sync()
    fatma.sync()
    assert read(fatma, dossier, kept) == PNG + b"2"
    with pytest.raises(AttachmentAbsent):
        read(fatma, dossier, gone)
    add(fatma, dossier, PNG + b"3")
    fatma.sync()
    assert [row.here for row in attachments.attachments(fatma.desk(), dossier=dossier)].count(True) == 2
