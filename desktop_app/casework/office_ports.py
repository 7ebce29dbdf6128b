"""What the use cases and screens need from the office. `sync` implements this; tests of screens pass fakes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Protocol


@dataclass(frozen=True, slots=True)
class SyncOutcome:
    """Counts of one run. `refused`: (dossier, code) pairs. `conflicts`: ids of new conflict records."""

    pushed: int
    acknowledged: int
    pulled: int
    merged: int
    conflicts: Sequence[str]
    refused: Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class OfficeDossier:
    """A dossier as the office lists it. `digest`: over its living records and versions · `here`: on this laptop."""

    id: str
    name: str
    number: str
    records: int
    digest: str
    here: bool = False


@dataclass(frozen=True, slots=True)
class ColleagueWork:
    """Work of a colleague that the office refused. `code`: why · `handed_over`: by its author, to who leads ·
    `payload`: the mutation word for word."""

    id: str
    dossier: str
    kind: str
    code: str
    by: str
    by_name: str
    received_at: datetime
    handed_over: bool
    payload: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Settled:
    """What became of refused work. `what`: handed_over, taken_over, set_aside."""

    mutation: str
    what: str
    by_name: str
    at: datetime


@dataclass(frozen=True, slots=True)
class SignedLease:
    """The office's leave to open a vault, word for word. `statement`: JSON text, see resources/protocol/lease.json ·
    `signature`: Ed25519 over it, hex · `key_id`: which key signed · `secret`: the office's half of the key, hex, with a
    strict lease; never written down with the rest."""

    statement: str
    signature: str
    key_id: str
    secret: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class LeaseTerms:
    """What the organisation asks of its laptops. `public`: the office's Ed25519 key, without its leave no vault opens ·
    `strict`: only a lease that brings half of the key counts."""

    public: bytes
    strict: bool = False


class Leave(Protocol):
    """What an open vault knows of the office's leave to open it. Used from the net lane."""

    vault: str

    def sequence(self) -> int:
        """Of the newest lease that was ever here; 0 = none."""
        ...

    def take(self, given: SignedLease) -> None:
        """Keep a new lease. Raises LeaseInvalid, or VaultRevoked once the keys of the vault were destroyed."""
        ...


class Progress(Protocol):
    """Called with (done, total or None); returns False to ask for a stop at the next safe point."""

    def __call__(self, done: int, total: int | None) -> bool: ...


class Synchroniser(Protocol):
    """The way to the office. Runs on the net lane; raises the errors of casework.errors (NoNetwork, ...)."""

    def run(self, progress: Progress, *, quietly: bool = False) -> SyncOutcome:
        """Push and pull everything once. `quietly`: without asking the user to sign in; raises LoginNeeded instead."""
        ...

    def sign_out(self) -> None:
        """Forget who signed in, here and, where it can be reached, at the identity provider. Work stays."""
        ...

    def dossiers(self) -> Sequence[OfficeDossier]:
        """What the team has at the office, by name."""
        ...

    def take_along(self, dossiers: Sequence[str], progress: Progress) -> Sequence[str]:
        """Bring dossiers here whole, and check that; those that are. Raises NotWhole when one keeps changing."""
        ...

    def hand_over(self, mutations: Sequence[str]) -> Sequence[str]:
        """Give refused work to who leads the team; the mutations the office really has."""
        ...

    def settled(self) -> Sequence[Settled]:
        """What became of my refused work."""
        ...

    def colleague_work(self) -> Sequence[ColleagueWork]:
        """Refused work in this team that nobody settled. Raises NotLeading."""
        ...

    def take_over(self, work: ColleagueWork) -> int:
        """Put refused work into the dossier here, as an own edit; the number of questions it raised."""
        ...

    def set_aside(self, work: ColleagueWork) -> None:
        """Settle refused work without using it; it stays in the records of the office."""
        ...
