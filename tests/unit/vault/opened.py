"""An encrypted vault without the cost of a passphrase, and ways to look at its file from outside."""

import random
from pathlib import Path
from typing import Any
from uuid import uuid4

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from desktop_app.vault.keys import new_key
from desktop_app.vault.open_vault import OpenVault
from tests.contract.vaults import NOW, answer, later

CANARIES = ("kanarie-Zeynep-Öztürk", "kanarie-geboren-1987", "kanarie-zaak-4711", "kanarie-notitie")


def _id() -> str:
    return str(uuid4())


def make(folder: Path, **more: Any) -> tuple[OpenVault, bytes]:
    """A new vault and its data key."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "vault.json").write_text("{}")
    key = new_key()
    kept = bytes(key)
    return OpenVault(folder, key, clock=lambda: NOW, new_id=_id, new=True, **more), kept


def reopen(folder: Path, key: bytes, *, minutes: int = 0) -> OpenVault:
    """The vault again, some minutes after `NOW`."""
    return OpenVault(folder, bytearray(key), clock=lambda: later(minutes), new_id=_id)


def fill(vault: OpenVault, rounds: int = 30) -> None:
    """Dossiers, answers, notes and local values that carry the canaries."""
    name, born, number, note = CANARIES
    for n in range(rounds):
        dossier = f"d{n}"
        with vault.work() as work:
            body = {"given_names": name, "surname": born, "number": f"{number}-{n}", "language": "tr"}
            work.put(id=dossier, dossier=dossier, kind="dossier", body=body, by="anja", at=NOW)
            work.put_answers(dossier, "gezin", [answer(f"/data/{k}", f"{born} {k}", note=note) for k in range(8)])
            work.put(id=f"n{n}", dossier=dossier, kind="notitie", body={"text": note * 40}, by="anja", at=NOW)
            work.set_local(f"resume/{n}", note)


def leaks(folder: Path) -> list[str]:
    """Files below a folder that hold a canary, folded or not, in UTF-8 or UTF-16."""
    words = ["kanarie", "geboren", "notitie", "Zeynep", "zeynep", "Öztürk", "ozturk"]  # too long to occur by chance
    patterns = [word.encode(code) for word in words for code in ("utf-8", "utf-16-le")]
    files = [path for path in folder.rglob("*") if path.is_file()]
    return [path.name for path in files if any(pattern in path.read_bytes() for pattern in patterns)]


def decrypted_pages(path: Path, database_key: bytes) -> bytes:
    """Every page of a vault file decrypted, free pages and slack included: what the holder of the key could dig up.

    SQLCipher 4: AES-256-CBC, pages of 4096 bytes of which the last 80 are IV and HMAC, 16 bytes of salt in front.
    """
    data = path.read_bytes()
    pages = []
    for start in range(0, len(data), 4096):
        page = data[start : start + 4096]
        cipher = Cipher(algorithms.AES(database_key), modes.CBC(page[-80:-64])).decryptor()
        pages.append(cipher.update(page[16 if start == 0 else 0 : -80]) + cipher.finalize())
    return b"".join(pages)


def flip(path: Path, place: random.Random) -> None:
    """Turn one random bit of a file."""
    data = bytearray(path.read_bytes())
    data[place.randrange(len(data))] ^= 1 << place.randrange(8)
    path.write_bytes(data)
