"""The way to the office from an open vault: sign in where needed, remember who signed in, synchronise."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from desktop_app.casework.consulenten import WRITERS
from desktop_app.casework.errors import LeaseInvalid, LoginNeeded, NoNetwork, VaultRevoked
from desktop_app.casework.leases import Leave
from desktop_app.casework.lockbox_ports import VaultEntry
from desktop_app.casework.office_ports import ColleagueWork, OfficeDossier, OfficeFiles, Progress, Settled, SyncOutcome
from desktop_app.casework.ports import SyncStore, Vault
from desktop_app.casework.workplace import User, Workplace
from desktop_app.domain.errors import OpmaatError
from desktop_app.forms import FieldDef, Package
from desktop_app.installation import OfficeAddress
from desktop_app.sync.along import take_along
from desktop_app.sync.colleague import take_over
from desktop_app.sync.login import Login, Provider
from desktop_app.sync.loop import OfficeSync
from desktop_app.sync.office import Office
from desktop_app.sync.protocol import Me, Protocol
from desktop_app.sync.sides import Rules
from desktop_app.sync.take import Taker
from desktop_app.sync.transport import Wire

USER, TOKENS, DEVICE, COLLEAGUES, ROLE = "user", "tokens", "device", "colleagues", "role"
"""Keys of values that stay in the vault of this device."""


def who_works(vault: Vault, entry: VaultEntry, office: OfficeAddress | None) -> User:
    """As the office knew the person at the last sign-in, else as the vault is named."""
    with vault.work() as work:
        kept = work.local(USER)
    if isinstance(kept, dict):
        return User(**kept)
    return User(entry.id, entry.user_name, office.team if office else "")


class NoOffice:
    """No office was set up for this laptop, or none may hear of it: everything stays safe here. `why`: what is said."""

    def __init__(self, why: type[OpmaatError] = NoNetwork) -> None:
        self._why = why

    def run(self, progress: Progress, *, quietly: bool = False) -> SyncOutcome:
        raise self._why

    def sign_out(self) -> None:
        """Nobody signed in."""

    def dossiers(self) -> Sequence[OfficeDossier]:
        raise self._why

    def take_along(self, dossiers: Sequence[str], progress: Progress) -> Sequence[str]:
        raise self._why

    def hand_over(self, mutations: Sequence[str]) -> Sequence[str]:
        raise self._why

    def settled(self) -> Sequence[Settled]:
        raise self._why

    def colleague_work(self) -> Sequence[ColleagueWork]:
        raise self._why

    def take_over(self, work: ColleagueWork) -> int:
        raise self._why

    def set_aside(self, work: ColleagueWork) -> None:
        raise self._why


class VaultTokens:
    """The tokens of the sign-in, kept in the vault and nowhere else."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault

    def load(self) -> Mapping[str, Any] | None:
        with self._vault.work() as work:
            kept = work.local(TOKENS)
        return kept if isinstance(kept, dict) else None

    def save(self, tokens: Mapping[str, Any] | None) -> None:
        with self._vault.work() as work:
            work.set_local(TOKENS, dict(tokens) if tokens else None)


@dataclass(frozen=True, slots=True)
class _Line:
    """What one visit to the office needs."""

    office: Office
    device: str
    me: Me
    rules: Rules
    taker: Taker


class OfficeLine:
    """`casework.ports.Synchroniser` for one open vault. Opens its connections per run and closes them after it."""

    def __init__(
        self,
        address: OfficeAddress,
        workplace: Workplace,
        store: SyncStore,
        *,
        protocol: Path,
        opener: Callable[[str], object],
        app: str,
        practice: bool = False,
        leave: Leave | None = None,
        revoked: Callable[[], None] = lambda: None,
        given: OfficeFiles | None = None,
    ) -> None:
        """`protocol`: folder with the JSON Schemas · `opener`: shows the sign-in page to the user · `app`: name and
        version of the program · `practice`: the office is on this machine and signs in by itself · `leave`: where this
        vault needs the office's leave to open · `revoked`: called, on this thread, once its keys were destroyed ·
        `given`: the files of the office on this laptop."""
        self._address, self._workplace, self._store = address, workplace, store
        self._protocol, self._opener, self._app, self._practice = protocol, opener, app, practice
        self._leave, self._revoked, self._given = leave, revoked, given

    def run(self, progress: Progress, *, quietly: bool = False) -> SyncOutcome:
        with self._open(quietly=quietly) as line:
            return OfficeSync(
                office=line.office,
                store=self._store,
                team=self._address.team,
                device=line.device,
                rules=line.rules,
                files=self._workplace.vault.files,
                given=self._given,
            ).run(progress)

    def sign_out(self) -> None:
        login = self._login()
        try:
            login.sign_out()
        finally:
            login.close()

    def dossiers(self) -> Sequence[OfficeDossier]:
        with self._open() as line:
            here = self._store.known().keys()
            found = [replace(one, here=one.id in here) for one in line.office.dossiers(self._address.team)]
        return sorted(found, key=lambda one: (one.name, one.number))

    def take_along(self, dossiers: Sequence[str], progress: Progress) -> Sequence[str]:
        with self._open() as line:
            return take_along(line.office, self._store, self._address.team, line.taker, dossiers, progress)

    def hand_over(self, mutations: Sequence[str]) -> Sequence[str]:
        with self._open() as line:
            return [one for one in mutations if line.office.step(self._address.team, one, "handed_over")]

    def settled(self) -> Sequence[Settled]:
        with self._open() as line:
            return line.office.settled(self._address.team)

    def colleague_work(self) -> Sequence[ColleagueWork]:
        with self._open() as line:
            return line.office.colleague_work(self._address.team)

    def take_over(self, work: ColleagueWork) -> int:
        team = self._address.team
        with self._open() as line:
            if not self._store.held(work.dossier):
                take_along(line.office, self._store, team, line.taker, [work.dossier], _go_on)
            base, version = None, int(work.payload["base_version"])
            if version:
                base = line.office.revision(team, str(work.payload["record"]), version)
            questions = take_over(self._store, work, base, line.rules, line.me.id, self._workplace.clock())
            line.office.step(team, work.id, "taken_over")
            return questions

    def set_aside(self, work: ColleagueWork) -> None:
        with self._open() as line:
            line.office.step(self._address.team, work.id, "set_aside")

    @contextmanager
    def _open(self, *, quietly: bool = False) -> Iterator["_Line"]:
        """Sign in and be known. `quietly`: without showing a sign-in page; raises LoginNeeded where one is needed."""
        device = self._device()
        login = self._login()
        wire = Wire(self._address.base_url, practice=self._practice)
        token = login if quietly else _patient(login)
        office = Office(wire, Protocol(self._protocol), token, device=device, app=self._app)
        try:
            refused = self._renew(office)
            me = self._remember(office)
            names = me.names
            rules = replace(rules_of(self._workplace.questionnaire), name=lambda actor: names.get(actor, actor))
            yield _Line(office, device, me, rules, Taker(self._store, rules, device, self._workplace.clock))
            if refused is not None:
                raise refused
        finally:
            office.close()
            login.close()

    def _login(self) -> Login:
        return Login(
            Provider(self._address.issuer, self._address.client_id, self._address.audience),
            VaultTokens(self._workplace.vault),
            opener=self._opener,
            practice=self._practice,
            user_hint=self._workplace.user.id,
        )

    def _renew(self, office: Office) -> LeaseInvalid | None:
        """Ask for a new lease, at every contact and before anything else. One that is no good is told after the visit:
        the work comes first. Raises VaultRevoked."""
        given = office.lease(self._leave.vault, self._leave.sequence()) if self._leave else None
        if self._leave is None or given is None:
            return None
        try:
            self._leave.take(given)
        except LeaseInvalid as refused:
            return refused
        except VaultRevoked:
            self._revoked()
            raise
        return None

    def _remember(self, office: Office) -> Me:
        """Keep who this is at the office and who the colleagues are, so that it is known without a network too."""
        me = office.me()
        own = next((team for team in me.teams if team.id == self._address.team), None)
        kept = {
            USER: {"id": me.id, "name": me.name, "team": self._address.team},
            COLLEAGUES: {id: name for team in me.teams for id, name in team.members.items()},
            ROLE: own.role if own else "",
            WRITERS: dict(own.writers) if own else {},
        }
        with self._workplace.vault.work() as work:
            for key, value in kept.items():
                if work.local(key) != value:
                    work.set_local(key, value)
        return me

    def _device(self) -> str:
        with self._workplace.vault.work() as work:
            kept = work.local(DEVICE)
            device = str(kept) if kept else self._workplace.new_id()
            if not kept:
                work.set_local(DEVICE, device)
        return device


def _go_on(done: int, total: int | None) -> bool:
    return True


def _patient(login: Login) -> Callable[[bool], str]:
    """A token, after signing in in the browser where that is needed."""

    def token(fresh: bool) -> str:
        try:
            return login(fresh)
        except LoginNeeded:
            return login.sign_in()

    return token


def rules_of(package: Package) -> Rules:
    """What the merge must know of the questionnaire: which answers are lists of choices, which are long texts."""
    fields = package.definition.fields

    def field(path: str) -> FieldDef | None:
        return fields.get("/".join(part.partition("[")[0] for part in path.split("/")))

    def multiple(path: str) -> bool:
        found = field(path)
        return found is not None and found.control == "select"

    def long_text(path: str) -> bool:
        found = field(path)
        return found is not None and found.type == "string" and found.control == "input"

    return Rules(multiple=multiple, long_text=long_text)
