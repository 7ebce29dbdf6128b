"""Making, opening and renewing the wrapped keys of a `vault.json` (`header`)."""

import secrets
from collections.abc import Sequence
from dataclasses import replace

from desktop_app.casework.errors import DeviceKeyMissing, WrongPassphrase
from desktop_app.vault import keys, wrapping
from desktop_app.vault.header import Envelope, RecoverySlot, Slot
from desktop_app.vault.keys import Kdf


def seal(
    id: str,
    *,
    key: bytearray,
    user_name: str,
    practice: bool,
    passphrase: str,
    kdf: Kdf,
    device: bytes | None,
    public: Sequence[bytes],
    generation: int = 1,
    half: str = "",
) -> Envelope:
    """A new envelope around a new data key. `public`: the holders of the organisation's recovery key, one or more ·
    `half`: name of the office's half of the key, when `device` is that.

    Raises ValueError for a `kdf` outside the accepted range.
    """
    slot, recovery = _empty_slot(kdf, device, half), RecoverySlot(tuple(map(keys.key_id, public)))
    envelope = Envelope(id, user_name, practice, generation, slot, recovery)
    aad = envelope.aad(recovery)
    shares = zip(keys.split(key, len(public)), public, strict=True)
    sealed = replace(recovery, wrapped=tuple(wrapping.seal(share, holder, aad) for share, holder in shares))
    return _with_passphrase(replace(envelope, recovery=sealed), key, passphrase, device)


def rewrap(
    envelope: Envelope,
    *,
    key: bytearray,
    passphrase: str,
    kdf: Kdf,
    device: bytes | None,
    newest: int = 0,
    half: str = "",
) -> Envelope:
    """The same vault under another passphrase or secret. Verifies first: a forged envelope is never made genuine.

    `newest`: highest generation known elsewhere; the new one is above it · `half`: as `seal`.
    """
    envelope.verify(key)
    generation = max(envelope.generation, newest) + 1
    fresh = replace(envelope, generation=generation, slot=_empty_slot(kdf, device, half))
    return _with_passphrase(fresh, key, passphrase, device)


def open_with_passphrase(envelope: Envelope, passphrase: str, device: bytes | None) -> bytearray:
    """The data key. Raises WrongPassphrase, DeviceKeyMissing or VaultDamaged."""
    slot = envelope.slot
    if slot.device and device is None:
        raise DeviceKeyMissing
    kek = wrapping.stretch(passphrase, slot.salt, slot.kdf, device if slot.device else None)
    try:
        key = wrapping.unwrap(slot.wrapped, kek, slot.nonce, envelope.aad(slot))
    except wrapping.KeyRefused:
        raise WrongPassphrase from None
    envelope.verify(key)
    return key


def open_with_recovery(envelope: Envelope, private: Sequence[bytes]) -> bytearray:
    """The data key by the private keys of all holders, in any order. Raises `wrapping.KeyRefused` or VaultDamaged."""
    slot, aad = envelope.recovery, envelope.aad(envelope.recovery)
    held = {wrapping.key_id_of(each): each for each in private}
    if not held.keys() >= set(slot.key_ids):
        raise wrapping.KeyRefused
    shares = [wrapping.unseal(sealed, held[id], aad) for id, sealed in zip(slot.key_ids, slot.wrapped, strict=True)]
    key = keys.join(shares)
    envelope.verify(key)
    return key


def _empty_slot(kdf: Kdf, device: bytes | None, half: str) -> Slot:
    if not kdf.acceptable:
        raise ValueError("Argon2id cost outside the accepted range")
    salt, nonce = secrets.token_bytes(keys.SALT_SIZE), secrets.token_bytes(keys.NONCE_SIZE)
    return Slot(kdf, salt, nonce, device is not None, half)


def _with_passphrase(envelope: Envelope, key: bytearray, passphrase: str, device: bytes | None) -> Envelope:
    slot = envelope.slot
    kek = wrapping.stretch(passphrase, slot.salt, slot.kdf, device)
    wrapped = wrapping.wrap(key, kek, slot.nonce, envelope.aad(slot))
    return replace(envelope, slot=replace(slot, wrapped=wrapped)).signed(key)
