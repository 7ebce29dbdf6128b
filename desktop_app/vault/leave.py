"""Whether this vault may be opened today: the newest lease, kept inside the vault, with a clock that only goes on."""

import contextlib
import json
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from sqlalchemy import Connection, Engine

from desktop_app.casework.errors import ClockSetBack, LeaseExpired, LeaseInvalid, VaultFull, VaultRevoked
from desktop_app.casework.leases import LeaseTerms, SignedLease
from desktop_app.casework.ports import Clock
from desktop_app.vault import halves
from desktop_app.vault.device import Keyring
from desktop_app.vault.lease import Lease, verified, written
from desktop_app.vault.meta import read_meta, write_meta
from desktop_app.vault.witness import Witness

FIRST_DAYS = 30
"""How long a vault opens that never had a lease: a new one, or one from before the office gave leases."""
WARN_DAYS, WARN_DAYS_STRICT = 7, 2
CLOCK_SLACK = timedelta(days=1)
_LEASE, _SEEN, _SINCE = "lease", "lease_seen", "lease_since"


class VaultLeave:
    """`casework.office_ports.Leave` of one open vault. `ends`: last moment it opens, known after `check`."""

    def __init__(
        self,
        engine: Engine,
        witness: Witness,
        *,
        terms: LeaseTerms,
        keyring: Keyring,
        vault: str,
        clock: Clock,
        revoke: Callable[[SignedLease], None],
    ) -> None:
        """`terms`: `strict` also when half of the key of this vault lives at the office already · `keyring`: where the
        office's half lies between two contacts · `revoke`: destroys the keys of this vault."""
        self._engine, self._witness, self._public, self._clock = engine, witness, terms.public, clock
        self._keyring, self._revoke = keyring, revoke
        self.vault, self.strict = vault, terms.strict
        self.ends: datetime | None = None

    @property
    def warn(self) -> bool:
        """Whether it ends soon."""
        days = WARN_DAYS_STRICT if self.strict else WARN_DAYS
        return self.ends is not None and self.ends - self._clock() <= timedelta(days=days)

    def sequence(self) -> int:
        """Of the newest lease that was ever here; 0 = none."""
        with self._engine.begin() as connection:
            return self._newest(self._kept(connection))

    def take(self, given: SignedLease) -> None:
        """Keep a new lease. Raises LeaseInvalid (the one that was kept still counts), VaultRevoked (the keys are gone).

        The moment the office signed it counts as seen, also when the clock of this laptop was ahead of it before. The
        half of the key that a strict one brings goes to the keyring; the next unlocking binds the vault to it.
        """
        with self._engine.begin() as connection:
            kept = self._kept(connection)
            lease = verified(
                given, self._public, self.vault, newest=self._newest(kept), user="" if kept is None else kept.user
            )
            half = halves.half_in(given, lease)
            if self.strict and half is None and not lease.revoked:
                raise LeaseInvalid
            if not lease.revoked:
                write_meta(connection, _LEASE, json.dumps(written(given)))
                write_meta(connection, _SEEN, str(_seconds(lease.issued)))
        if lease.revoked:
            self._revoke(given)
            raise VaultRevoked
        if half is not None:
            self.strict = True
            halves.keep(self._keyring, self.vault, half, lease.not_after)
        self._note(sequence=lease.sequence, at=_seconds(lease.issued))
        if self.ends is not None:
            self.ends = lease.not_after

    def check(self) -> None:
        """Raises ClockSetBack or LeaseExpired, both with the `sequence` to ask a new lease with."""
        now, witnessed = self._clock(), self._witness.seen()
        with self._engine.begin() as connection:
            kept, last = self._kept(connection), int(read_meta(connection, _SEEN) or 0)
            sequence = self._newest(kept)
            if _seconds(now + CLOCK_SLACK) < max(last, witnessed.at):
                raise ClockSetBack(sequence=sequence)
            ends = kept.not_after if kept else self._first(connection, now)
            self.strict = self.strict or (kept is not None and kept.strict)
        if now > ends or (kept is None and sequence):
            raise LeaseExpired(sequence=sequence)
        self.ends = ends
        self.note_clock()

    def note_clock(self) -> None:
        """Remember how late it is, if this vault was let in: a clock set back later gives no days."""
        if self.ends is None:
            return
        now = _seconds(self._clock())
        with self._engine.begin() as connection:
            now = max(now, int(read_meta(connection, _SEEN) or 0))
            write_meta(connection, _SEEN, str(now))
        self._note(at=now)

    def _first(self, connection: Connection, now: datetime) -> datetime:
        since = read_meta(connection, _SINCE)
        if since is None:
            since = str(_seconds(now))
            write_meta(connection, _SINCE, since)
        return datetime.fromtimestamp(int(since), UTC) + timedelta(days=FIRST_DAYS)

    def _kept(self, connection: Connection) -> Lease | None:
        """None also when the office has another key since."""
        text = read_meta(connection, _LEASE)
        try:
            return verified(SignedLease(**json.loads(text)), self._public, self.vault) if text else None
        except LeaseInvalid:
            return None

    def _newest(self, kept: Lease | None) -> int:
        return max(self._witness.seen().sequence, kept.sequence if kept else 0)

    def _note(self, *, at: int, sequence: int | None = None) -> None:
        seen = self._witness.seen()
        newest = seen.sequence if sequence is None else sequence
        with contextlib.suppress(VaultFull, OSError):  # the vault itself knows as well
            self._witness.note(replace(seen, at=at, sequence=newest))


def _seconds(moment: datetime) -> int:
    return int(moment.timestamp())
