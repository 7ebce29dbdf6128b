"""Whether the database is the one that was last seen. Told once, never punished: putting back a copy can be honest."""

import contextlib
from dataclasses import replace

from sqlalchemy import Engine

from desktop_app.casework.errors import VaultFull
from desktop_app.vault import ledger
from desktop_app.vault.meta import read_meta, write_meta
from desktop_app.vault.witness import Seen, Witness


class Lookback:
    """The counter inside the database held against the witness outside it."""

    def __init__(self, engine: Engine, witness: Witness) -> None:
        self._engine, self._witness = engine, witness

    def begin(self) -> bool:
        """Note an opening; True when this database is older than, or differs from, the one that was closed here."""
        seen = self._witness.seen()
        with self._engine.begin() as connection:
            epoch, clean = int(read_meta(connection, "epoch") or 0), read_meta(connection, "dirty") == "0"
            older = epoch < seen.epoch
            if clean and epoch == seen.epoch and seen.state is not None:
                older = ledger.summary(connection) != seen.state
            epoch = max(epoch, seen.epoch) + 1
            write_meta(connection, "epoch", str(epoch))
        self._note(replace(seen, epoch=epoch, state=None))
        return older

    def end(self) -> None:
        """Note a clean end with everything that is in the database now."""
        with self._engine.begin() as connection:
            epoch = int(read_meta(connection, "epoch") or 0) + 1
            state = ledger.summary(connection)
            write_meta(connection, "epoch", str(epoch))
            write_meta(connection, "dirty", "0")
        self._note(replace(self._witness.seen(), epoch=epoch, state=state))

    def _note(self, seen: Seen) -> None:
        # A full or read-only disk: the database is then newer than the witness, which alarms nobody.
        with contextlib.suppress(VaultFull, OSError):
            self._witness.note(seen)
