"""The way to the office from an open vault: sign in where needed, remember who signed in, synchronise."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from desktop_app.casework.errors import LoginNeeded, NoNetwork
from desktop_app.casework.ports import Progress, SyncOutcome, SyncStore, Vault
from desktop_app.casework.workplace import Workplace
from desktop_app.forms import FieldDef, Package
from desktop_app.installation import OfficeAddress
from desktop_app.sync.login import Login, Provider
from desktop_app.sync.loop import OfficeSync
from desktop_app.sync.office import Office
from desktop_app.sync.protocol import Protocol
from desktop_app.sync.sides import Rules
from desktop_app.sync.transport import Wire

USER, TOKENS, DEVICE, COLLEAGUES = "user", "tokens", "device", "colleagues"
"""Keys of values that stay in the vault of this device."""


class NoOffice:
    """No office was set up for this laptop: everything stays safe here."""

    def run(self, progress: Progress) -> SyncOutcome:
        raise NoNetwork


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
    ) -> None:
        """`protocol`: folder with the JSON Schemas · `opener`: shows the sign-in page to the user · `app`: name and
        version of the program · `practice`: the office is on this machine and signs in by itself."""
        self._address, self._workplace, self._store = address, workplace, store
        self._protocol, self._opener, self._app, self._practice = protocol, opener, app, practice

    def run(self, progress: Progress) -> SyncOutcome:
        vault = self._workplace.vault
        device = self._device()
        login = Login(
            Provider(self._address.issuer, self._address.client_id, self._address.audience),
            VaultTokens(vault),
            opener=self._opener,
            practice=self._practice,
            user_hint=self._workplace.user.id,
        )
        wire = Wire(self._address.base_url, practice=self._practice)
        office = Office(wire, Protocol(self._protocol), _patient(login), device=device, app=self._app)
        rules = rules_of(self._workplace.questionnaire)
        sync = OfficeSync(office=office, store=self._store, team=self._address.team, device=device, rules=rules)
        try:
            self._remember(office)
            return sync.run(progress)
        finally:
            sync.close()
            login.close()

    def _remember(self, office: Office) -> None:
        """Keep who this is at the office and who the colleagues are, so that it is known without a network too."""
        me = office.me()
        user = {"id": me.id, "name": me.name, "team": self._address.team}
        names = {id: name for team in me.teams for id, name in team.members.items()}
        with self._workplace.vault.work() as work:
            for key, value in ((USER, user), (COLLEAGUES, names)):
                if work.local(key) != value:
                    work.set_local(key, value)

    def _device(self) -> str:
        with self._workplace.vault.work() as work:
            kept = work.local(DEVICE)
            device = str(kept) if kept else self._workplace.new_id()
            if not kept:
                work.set_local(DEVICE, device)
        return device


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
