"""A laptop as functional management sets it up, and what the office gives out: all of it real."""

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from hashlib import sha256
from pathlib import Path

from nacl.public import PrivateKey
from nacl.signing import SigningKey

from central.store.distribution import publish
from desktop_app.casework.office_ports import SyncOutcome
from desktop_app.casework.ports import WHOLE_TEAM
from desktop_app.casework.sync_overview import note_run
from desktop_app.desk import Desk, new_id, now, set_desk
from desktop_app.installation import Installation, OfficeAddress
from desktop_app.places import resources
from desktop_app.publishers import Publisher
from desktop_app.signing import key_id, make_key, signature_of
from desktop_app.sync.line import USER
from desktop_app.sync.login import visit
from desktop_app.vault.keys import FLOOR
from desktop_app.vault.lockbox import DirectoryLockbox
from desktop_app.vault.open_vault import OpenVault
from tests.office import PEOPLE, RunningOffice
from tests.unit.forms.workbooks import rewritten

PASSPHRASE = "samen leren wij meer"
SHIPPED = max((resources() / "forms").glob("brede-intake-*.opmaat"))
LAW = max((resources() / "law").glob("*.toml"))
GIVEN_LAW = "2027-01-01"


@dataclass(frozen=True, slots=True)
class Press:
    """Who publishes for the office. `file`: the private key."""

    folder: Path
    file: Path
    key: SigningKey

    @classmethod
    def make(cls, folder: Path, name: str = "gemeente.key") -> "Press":
        file = folder / name
        return cls(folder, file, make_key(file))

    def publisher(self, until: date | None = None) -> Publisher:
        public = bytes(self.key.verify_key)
        return Publisher(key_id(public), "Gemeente Proef", public, date(2020, 1, 1), until)

    def form(self, version: str, *, by: SigningKey | None = None) -> Path:
        """The questionnaire that ships, as another version, signed by this publisher or by someone else."""

        def change(members: dict[str, bytes]) -> None:
            manifest = json.loads(members["manifest.json"])
            form = members["form.xml"].replace(
                f'version="{manifest["version"]}"'.encode(), f'version="{version}"'.encode()
            )
            members["form.xml"], manifest["version"] = form, version
            manifest["sha256"]["form.xml"] = sha256(form).hexdigest()
            members["manifest.json"] = json.dumps(manifest).encode()
            members["signature.json"] = signature_of(members["manifest.json"], by or self.key)

        return rewritten(SHIPPED, self.folder / f"brede-intake-{version}.opmaat", change)

    def law(self, day: str = GIVEN_LAW, change: Callable[[str], str] = lambda text: text) -> Path:
        file = self.folder / f"{day}.toml"
        text = LAW.read_text(encoding="utf-8").replace(f'versie = "{LAW.stem}"', f'versie = "{day}"')
        file.write_text(change(text), encoding="utf-8")
        return file

    def give(self, office: RunningOffice, kind: str, *files: Path) -> None:
        with office.owner.begin() as connection:
            for file in files:
                publish(connection, kind, file, self.file, datetime.now(UTC))


@dataclass
class Machine:
    """One laptop with the vaults of its users."""

    installation: Installation
    vaults: dict[str, OpenVault] = field(default_factory=dict)

    @classmethod
    def make(cls, folder: Path, office: RunningOffice, team: str, *publishers: Publisher) -> "Machine":
        provider = office.provider
        address = OfficeAddress(office.base_url, provider.issuer, provider.client_id, provider.audience, team)
        key = bytes(PrivateKey.generate().public_key)
        theme = resources() / "themes" / "oefenstad.toml"
        return cls(Installation(folder, key, theme, address, practice=True, publishers=publishers))

    def open(self, user: str) -> Desk:
        """The desk of one user, after locking; a vault is made at the first time."""
        self.close(user)
        made = self.installation
        box = DirectoryLockbox(
            made.vaults, made.recovery_key, clock=now, new_id=new_id, kdf=FLOOR, leases=made.leases
        )  # as the program has it, at the lowest accepted cost
        names = {entry.user_name: entry for entry in box.entries()}
        entry = names.get(PEOPLE[user]) or box.create(user_name=PEOPLE[user], passphrase=PASSPHRASE, practice=True)
        vault = self.vaults[user] = box.unlock(entry.id, PASSPHRASE)
        office = self.installation.office
        with vault.work() as work:
            work.set_local(USER, {"id": user, "name": PEOPLE[user], "team": office.team if office else ""})
            work.set_local(WHOLE_TEAM, True)
        return set_desk(self.installation, entry, vault, visit)

    def close(self, *users: str) -> None:
        for user in users or tuple(self.vaults):
            if user in self.vaults:
                self.vaults.pop(user).close()


def synchronise(desk: Desk) -> SyncOutcome:
    """A run with what the screen does after it."""
    outcome = desk.synchroniser.run(lambda _done, _total: True)
    note_run(desk.workplace, outcome)
    return outcome
