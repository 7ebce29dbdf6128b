"""`vault.json`: who may open this vault. Holds wrapped keys only, and notices when anybody else edits it.

    {format, id, user_name, practice, generation, slots: [passphrase, organisation], mac, sum}

`mac` proves that the holder of the data key wrote the file; `sum` (no secret) tells damage from a wrong passphrase.
Format 1; a vault of which half of the key lives at the office is format 2, which an older program refuses by name.
"""

import hashlib
import hmac
import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from desktop_app.casework.errors import VaultDamaged, VaultTooNew
from desktop_app.vault import keys
from desktop_app.vault.bodies import canonical
from desktop_app.vault.keys import Kdf

FORMAT, FORMAT_OFFICE = 1, 2
MOST_HOLDERS = 5


@dataclass(frozen=True, slots=True)
class Slot:
    """The data key under a passphrase. `device`: a secret outside the folder is needed as well: of the laptop, or the
    office's half of the key when `half` names it ("" = of the laptop)."""

    kdf: Kdf
    salt: bytes
    nonce: bytes
    device: bool
    half: str = ""
    wrapped: bytes = b""

    def plain(self) -> dict[str, Any]:
        body = {
            "type": "passphrase",
            "kdf": {"t": self.kdf.t, "m": self.kdf.m},
            "salt": self.salt.hex(),
            "nonce": self.nonce.hex(),
            "device": self.device,
        }
        return body | ({"half": self.half} if self.half else {})


@dataclass(frozen=True, slots=True)
class RecoverySlot:
    """The data key sealed for the organisation: for one holder whole, for several in shares that are all needed."""

    key_ids: tuple[str, ...]
    wrapped: tuple[bytes, ...] = ()

    @property
    def key_id(self) -> str:
        """As shown to people who look for the private keys."""
        return " + ".join(self.key_ids)

    def plain(self) -> dict[str, Any]:
        if len(self.key_ids) == 1:
            return {"type": "organisation", "key_id": self.key_ids[0]}
        return {"type": "organisation_shares", "key_ids": list(self.key_ids)}

    def text(self) -> str | list[str]:
        sealed = [each.hex() for each in self.wrapped]
        return sealed[0] if len(self.key_ids) == 1 else sealed


@dataclass(frozen=True, slots=True)
class Envelope:
    """A parsed `vault.json`. `generation` grows by one with every change."""

    id: str
    user_name: str
    practice: bool
    generation: int
    slot: Slot
    recovery: RecoverySlot
    mac: str = ""

    def text(self) -> str:
        body = self._body() | {"mac": self.mac}
        return json.dumps(body | {"sum": _sum(body)}, ensure_ascii=False, indent=1)

    def signed(self, key: bytearray) -> "Envelope":
        return replace(self, mac=self._mac(key))

    def verify(self, key: bytearray) -> None:
        """Raises VaultDamaged unless the holder of the data key wrote exactly this."""
        if not _same(self.mac, self._mac(key)):
            raise VaultDamaged

    def aad(self, slot: Slot | RecoverySlot) -> bytes:
        return _bytes(canonical(["vault/slot/v1", self.id, slot.plain()]))

    def _body(self) -> dict[str, Any]:
        passphrase = self.slot.plain() | {"wrapped": self.slot.wrapped.hex()}
        slots = [passphrase, self.recovery.plain() | {"wrapped": self.recovery.text()}]
        return {
            "format": FORMAT_OFFICE if self.slot.half else FORMAT,
            "id": self.id,
            "user_name": self.user_name,
            "practice": self.practice,
            "generation": self.generation,
            "slots": slots,
        }

    def _mac(self, key: bytearray) -> str:
        mac_key = keys.subkey(key, "vault/hdrmac/v1")
        return hmac.new(mac_key, _bytes(canonical(self._body())), hashlib.sha256).hexdigest()


def parse(text: str) -> Envelope:
    """Raises VaultTooNew for a later format and VaultDamaged for everything that is not ours as we wrote it."""
    try:
        body = json.loads(text)
        if int(body["format"]) > FORMAT_OFFICE:
            raise VaultTooNew
        found = str(body.pop("sum"))
        envelope = _envelope(body)
    except (ValueError, KeyError, TypeError, AttributeError, OverflowError, RecursionError):
        raise VaultDamaged from None
    written = envelope.slot.kdf.acceptable and body == envelope._body() | {"mac": envelope.mac}
    if not written or not _same(found, _sum(body)):
        raise VaultDamaged
    return envelope


def _envelope(body: Mapping[str, Any]) -> Envelope:
    first, second = body["slots"]
    if first["type"] != "passphrase":
        raise ValueError("slots")
    kdf = Kdf(int(first["kdf"]["t"]), int(first["kdf"]["m"]))
    salt, nonce = bytes.fromhex(first["salt"]), bytes.fromhex(first["nonce"])
    if (len(salt), len(nonce)) != (keys.SALT_SIZE, keys.NONCE_SIZE):
        raise ValueError("sizes")
    half, device = str(first.get("half", "")), bool(first["device"])
    slot = Slot(kdf, salt, nonce, device, half, bytes.fromhex(first["wrapped"]))
    return Envelope(
        str(body["id"]),
        str(body["user_name"]),
        bool(body["practice"]),
        int(body["generation"]),
        slot,
        _recovery(second),
        str(body["mac"]),
    )


def _recovery(raw: Mapping[str, Any]) -> RecoverySlot:
    if raw["type"] == "organisation":
        return RecoverySlot((str(raw["key_id"]),), (bytes.fromhex(raw["wrapped"]),))
    ids, wrapped = tuple(map(str, raw["key_ids"])), tuple(map(bytes.fromhex, raw["wrapped"]))
    if raw["type"] != "organisation_shares" or not 2 <= len(ids) <= MOST_HOLDERS or len(wrapped) != len(ids):
        raise ValueError("slots")
    return RecoverySlot(ids, wrapped)


def _sum(body: Mapping[str, Any]) -> str:
    return hashlib.sha256(_bytes(canonical(body))).hexdigest()


def _bytes(text: str) -> bytes:
    """UTF-8, also of the half characters that only a damaged or edited file holds."""
    return text.encode("utf-8", "surrogatepass")


def _same(one: str, other: str) -> bool:
    """In constant time, and for every text: a bit that fell over makes a checksum that is not ASCII."""
    return hmac.compare_digest(_bytes(one), _bytes(other))
