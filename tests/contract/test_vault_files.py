"""What every vault promises about sealed files beside its database."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from desktop_app.casework.errors import AttachmentAbsent, AttachmentDamaged
from desktop_app.casework.ports import AT_OFFICE
from desktop_app.casework.records import Attachment, to_body
from desktop_app.vault.secretstream import CHUNK
from tests.contract.vaults import NOW, AnyVault, store


@pytest.mark.parametrize("size", [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK, 1_000_003])
def test_what_was_kept_comes_back(vault: AnyVault, size: int) -> None:
    content = bytes(range(251)) * (size // 251 + 1)
    kept = vault.files.keep(content[:size], dossier="d1", record="b1")
    assert vault.files.read(kept, dossier="d1", record="b1") == content[:size]
    assert len(vault.files.sealed(kept.sha256)) == kept.sealed


def test_the_same_content_twice_are_two_files(vault: AnyVault) -> None:
    one, other = (vault.files.keep(b"diploma", dossier="d1", record="b1") for _n in range(2))
    assert one.sha256 != other.sha256
    assert one.key != other.key


def test_a_file_opens_in_its_own_place_with_its_own_key_only(vault: AnyVault) -> None:
    kept = vault.files.keep(b"diploma", dossier="d1", record="b1")
    other = vault.files.keep(b"diploma", dossier="d1", record="b1")
    wrong: list[Callable[[], bytes]] = [
        lambda: vault.files.read(kept, dossier="d2", record="b1"),
        lambda: vault.files.read(kept, dossier="d1", record="b2"),
        lambda: vault.files.read(replace(kept, key=other.key), dossier="d1", record="b1"),
        lambda: vault.files.read(replace(kept, key="geen hex"), dossier="d1", record="b1"),
        lambda: vault.files.read(replace(kept, key=""), dossier="d1", record="b1"),
    ]
    for read in wrong:
        with pytest.raises(AttachmentDamaged):
            read()


def test_what_is_not_here_is_said(vault: AnyVault) -> None:
    kept = vault.files.keep(b"diploma", dossier="d1", record="b1")
    assert vault.files.has(kept.sha256)
    vault.files.drop(kept.sha256)
    vault.files.drop(kept.sha256)
    assert not vault.files.has(kept.sha256)
    with pytest.raises(AttachmentAbsent):
        vault.files.read(kept, dossier="d1", record="b1")


def test_sealed_bytes_of_the_office_are_taken_only_under_their_own_name(vault: AnyVault) -> None:
    kept = vault.files.keep(b"diploma", dossier="d1", record="b1")
    sealed = vault.files.sealed(kept.sha256)
    vault.files.drop(kept.sha256)
    with pytest.raises(AttachmentDamaged):
        vault.files.put(kept.sha256, sealed[:-1])
    assert not vault.files.has(kept.sha256)
    vault.files.put(kept.sha256, sealed)
    assert vault.files.read(kept, dossier="d1", record="b1") == b"diploma"


def test_files_go_with_their_dossier(vault: AnyVault) -> None:
    kept = {}
    for dossier in ("d1", "d2"):
        file = vault.files.keep(b"diploma", dossier=dossier, record=f"{dossier}b")
        body = to_body(Attachment("diploma", "image/png", 7, file.sha256, file.sealed, file.key, "anja", NOW))
        store(vault, f"{dossier}b", body, kind="bijlage", dossier=dossier)
        kept[dossier] = file.sha256
    vault.erase("d1")
    assert not vault.files.has(kept["d1"])
    assert vault.files.has(kept["d2"])


def test_the_sync_knows_which_files_are_named_and_which_the_office_has(vault: AnyVault) -> None:
    sync, kept = vault.sync_store(), {}
    for record in ("b1", "b2"):
        file = vault.files.keep(b"diploma", dossier="d1", record=record)
        body = to_body(Attachment("diploma", "image/png", 7, file.sha256, file.sealed, file.key, "anja", NOW))
        store(vault, record, body, kind="bijlage")
        kept[record] = file
    assert sync.files_named() == {file.sha256: file.sealed for file in kept.values()}
    assert sync.files_at_office() == frozenset()
    for file in kept.values():
        sync.note_at_office(file.sha256)
    assert sync.files_at_office() == {file.sha256 for file in kept.values()}
    with vault.work() as work:
        assert sorted(work.local(AT_OFFICE)) == sorted(file.sha256 for file in kept.values())
        work.delete("b1", by="anja", at=NOW)
    assert list(sync.files_named()) == [kept["b2"].sha256]
    sync.note_at_office(kept["b2"].sha256)
    assert sync.files_at_office() == {kept["b2"].sha256}  # what no record names is forgotten
