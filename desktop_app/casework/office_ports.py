"""What the use cases and screens need from the office. `sync` implements this; tests of screens pass fakes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

from desktop_app.domain.errors import OpmaatError


@dataclass(frozen=True, slots=True)
class SyncOutcome:
    """Counts of one run. `pulled`: records that came here, not what passed by · `refused`: (dossier, code) pairs.
    `conflicts`: ids of new conflict records · `given`: files of the office, None when it was not asked · `doubles`:
    groups of dossiers of the team with one BSN, None when the office did not say."""

    pushed: int
    acknowledged: int
    pulled: int
    merged: int
    conflicts: Sequence[str]
    refused: Sequence[tuple[str, str]]
    given: "Given | None" = None
    doubles: "Sequence[Sequence[Double]] | None" = None


@dataclass(frozen=True, slots=True)
class Double:
    """One of several dossiers with the same BSN, here or not. `consulent`: name, "" for nobody."""

    dossier: str
    consulent: str


@dataclass(frozen=True, slots=True)
class OfficeFile:
    """A file the office gives to every laptop. `kind`: form, law, theme, or one this program does not know · `size`:
    bytes · `sha256`: hex · `signature`: Ed25519 over kind, name and hash, hex · `key_id`: which key signed."""

    kind: str
    name: str
    size: int
    sha256: str
    signature: str
    key_id: str


@dataclass(frozen=True, slots=True)
class GivenFile:
    """A file of the office that is on this laptop. `version`: of a questionnaire or theme; of a law file its first day,
    ISO · `taken_at`: aware UTC."""

    kind: str
    version: str
    taken_at: datetime


@dataclass(frozen=True, slots=True)
class Given:
    """What the office has given. `files`: here, the newest of each kind and every law that still has to begin ·
    `refused`: (kind, code) of what this laptop does not use."""

    files: Sequence[GivenFile] = ()
    refused: Sequence[tuple[str, str]] = ()


class FileRefused(OpmaatError):
    """A file of the office is not used; what was here stays. `why`: code of the words."""

    def __init__(self, why: str) -> None:
        super().__init__()
        self.code = why


class OfficeFiles(Protocol):
    """The files of the office on this laptop, for all its vaults. Used from the net lane."""

    def judge(
        self, listed: Sequence[OfficeFile], needed: frozenset[str]
    ) -> tuple[Sequence[OfficeFile], Sequence[tuple[str, str]]]:
        """Which of these to fetch, in this order, and (kind, code) of what is refused unseen. `needed`: versions of the
        questionnaire that conversations here began on."""
        ...

    def begun(self, file: OfficeFile) -> int:
        """How many bytes of it an earlier attempt brought."""
        ...

    def add(self, file: OfficeFile, offset: int, piece: bytes) -> int:
        """The next bytes; how many there are now. Raises FileRefused when there is no room."""
        ...

    def place(self, file: OfficeFile) -> None:
        """All bytes are here: look at them, and put the file where it is used. Raises FileRefused."""
        ...

    def here(self) -> Sequence[GivenFile]:
        """See `Given.files`."""
        ...


@dataclass(frozen=True, slots=True)
class OfficeDossier:
    """A dossier as the office lists it. `digest`: over its living records and versions · `here`: on this laptop ·
    `consulent`: name, "" for nobody."""

    id: str
    name: str
    number: str
    records: int
    digest: str
    here: bool = False
    consulent: str = ""


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
