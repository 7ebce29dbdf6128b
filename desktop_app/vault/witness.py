"""What a vault looked like when it was last seen, kept outside the database: an older database put back shows.

`witness.json` beside the database, written by the holder of the key only, and the number alone in the keyring of the
operating system, which a copy of the folder does not bring along.
"""

import hashlib
import hmac
import json
from dataclasses import dataclass
from pathlib import Path

from desktop_app.vault.bodies import canonical
from desktop_app.vault.device import Keyring, number
from desktop_app.vault.header_file import write_atomically
from desktop_app.vault.keys import subkey, wipe

FILE = "witness.json"


@dataclass(frozen=True, slots=True)
class Seen:
    """`epoch`: grows at every opening and closing · `state`: summary at a clean end, None while open or unknown."""

    epoch: int = 0
    state: str | None = None


class Witness:
    """The memory of one vault outside its database."""

    def __init__(self, folder: Path, key: bytearray, keyring: Keyring) -> None:
        self._path = folder / FILE
        self._name = f"epoch/{folder.name}"
        self._key = subkey(key, "vault/witness/v1")
        self._keyring = keyring

    def seen(self) -> Seen:
        """The newest that is known; a file that somebody else wrote counts as none."""
        kept = self._read()
        epoch = number(self._keyring, self._name)
        return kept if kept.epoch >= epoch else Seen(epoch)

    def note(self, seen: Seen) -> None:
        """Remember. Raises VaultFull."""
        body = {"epoch": seen.epoch, "state": seen.state}
        write_atomically(self._path, json.dumps(body | {"mac": self._mac(body)}).encode())
        self._keyring.write(self._name, str(seen.epoch))

    def forget(self) -> None:
        """Overwrite the key."""
        wipe(self._key)

    def _read(self) -> Seen:
        try:
            kept = json.loads(self._path.read_text("utf-8"))
            body = {"epoch": int(kept["epoch"]), "state": kept["state"]}
            if not hmac.compare_digest(str(kept["mac"]), self._mac(body)):
                return Seen()
            return Seen(body["epoch"], body["state"])
        except (OSError, ValueError, KeyError, TypeError):
            return Seen()

    def _mac(self, body: object) -> str:
        return hmac.new(self._key, canonical(body).encode(), hashlib.sha256).hexdigest()
