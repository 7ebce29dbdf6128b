"""Attachments on disk: noise to who looks, refused when touched, swept when nobody holds their key."""

import random
from pathlib import Path

import pytest

from desktop_app.casework.errors import AttachmentDamaged, VaultFull
from desktop_app.casework.file_ports import SealedFile
from desktop_app.casework.records import Attachment, to_body
from desktop_app.vault import files
from desktop_app.vault.files import SealedFiles
from desktop_app.vault.open_vault import OpenVault
from desktop_app.vault.secretstream import CHUNK, Unsealable, new_key, seal, unseal
from tests.contract.vaults import NOW
from tests.unit.vault.opened import leaks, make, reopen

CONTENT = b"kanarie-Zeynep " * 20_000
EXTRA = 17


def attach(vault: OpenVault, record: str = "b1", dossier: str = "d1") -> str:
    kept = vault.files.keep(CONTENT, dossier=dossier, record=record)
    one = Attachment("kanarie", "image/png", len(CONTENT), kept.sha256, kept.sealed, kept.key, "anja", NOW)
    with vault.work() as work:
        work.put(id=record, dossier=dossier, kind="bijlage", body=to_body(one), by="anja", at=NOW)
    return kept.sha256


def test_nothing_can_be_read_beside_the_database(tmp_path: Path) -> None:
    vault, _ = make(tmp_path)
    digest = attach(vault)
    (file,) = (tmp_path / files.FOLDER).iterdir()
    assert (file.stem, file.stat().st_mode & 0o777) == (digest, 0o600)
    assert leaks(tmp_path) == []
    vault.close()
    assert leaks(tmp_path) == []


@pytest.mark.parametrize("seed", range(60))
def test_every_flipped_bit_is_found(seed: int) -> None:
    place, key = random.Random(seed), new_key()  # noqa: S311 - which bit
    sealed = bytearray(seal(CONTENT, key, b"here"))
    sealed[place.randrange(len(sealed))] ^= 1 << place.randrange(8)
    with pytest.raises(Unsealable):
        unseal(bytes(sealed), key, b"here")


def test_cut_doubled_swapped_and_lengthened_are_found() -> None:
    key = new_key()
    sealed, piece = seal(CONTENT, key, b"here"), CHUNK + EXTRA
    head, body = sealed[:24], sealed[24:]
    parts = [body[start : start + piece] for start in range(0, len(body), piece)]
    assert unseal(head + b"".join(parts), key, b"here") == CONTENT
    wrong = (
        b"",
        head,
        head + b"".join(parts[:-1]),
        head + b"".join(parts[1:]),
        head + b"".join([parts[1], parts[0], *parts[2:]]),
        head + b"".join([*parts, parts[-1]]),
        sealed + b"x",
        sealed[:-5],
        bytes(24) + body,
    )
    for bytes_ in wrong:
        with pytest.raises(Unsealable):
            unseal(bytes_, key, b"here")


def test_a_touched_file_is_told_and_left_where_it_is(tmp_path: Path) -> None:
    vault, _ = make(tmp_path)
    digest = attach(vault)
    (file,) = (tmp_path / files.FOLDER).iterdir()
    file.write_bytes(file.read_bytes()[:-1])
    with vault.work() as work:
        record = work.get("b1")
    assert record is not None
    sealed = SealedFile(digest, record.body["sealed"], record.body["key"])
    with pytest.raises(AttachmentDamaged):
        vault.files.read(sealed, dossier="d1", record="b1")
    assert file.exists()
    vault.close()


def test_files_nobody_holds_the_key_of_are_swept_at_the_next_opening(tmp_path: Path) -> None:
    vault, key = make(tmp_path)
    digest = attach(vault)
    vault.files.keep(b"afgebroken voor het opslaan", dossier="d1", record="b2")
    (tmp_path / files.FOLDER / ".new-half").write_bytes(b"x")
    vault._engine.dispose()  # the process is gone
    vault = reopen(tmp_path, key)
    assert [path.stem for path in (tmp_path / files.FOLDER).iterdir()] == [digest]
    with vault.work() as work:
        work.delete("b1", by="anja", at=NOW)
    vault.close()
    assert list((tmp_path / files.FOLDER).iterdir()) == []


def test_beside_a_damaged_database_nothing_is_swept(tmp_path: Path) -> None:
    vault, key = make(tmp_path)
    vault.files.keep(b"van een verloren dossier", dossier="d1", record="b2")
    (tmp_path / "damaged-20261124T093000000000-dossiers.db").write_bytes(b"noise")
    vault.close()
    reopen(tmp_path, key).close()
    assert len(list((tmp_path / files.FOLDER).iterdir())) == 1


@pytest.mark.parametrize("digest", ["", "../vault.json", "a" * 63, "A" * 64, "a" * 64 + "/x"])
def test_a_name_of_elsewhere_does_not_lead_out_of_the_folder(tmp_path: Path, digest: str) -> None:
    with pytest.raises(AttachmentDamaged):
        SealedFiles(tmp_path).has(digest)


def test_a_full_disk_leaves_nothing_half(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_path: Path, _data: bytes) -> None:
        raise VaultFull

    monkeypatch.setattr(files, "write_atomically", full)
    with pytest.raises(VaultFull):
        SealedFiles(tmp_path).keep(CONTENT, dossier="d1", record="b1")
    assert list((tmp_path / files.FOLDER).iterdir()) == []
