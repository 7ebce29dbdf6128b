"""Where practice lives: a folder with an office, a recovery key and a laptop for each of two colleagues."""

import json
from dataclasses import dataclass
from pathlib import Path

from nacl.public import PrivateKey

from desktop_app.installation import Installation, office_of
from desktop_app.places import resources

PASSPHRASE = "samen leren wij meer"  # noqa: S105 - the practice passphrase stands on the unlock screen
COLLEAGUES = {"anja": "Anja de Wit", "karim": "Karim Bos"}
"""Id at the practice office and name on the laptop."""


@dataclass(frozen=True, slots=True)
class Home:
    """`folder` holds everything; nothing of practice is written outside it."""

    folder: Path

    @property
    def office_data(self) -> Path:
        return self.folder / "office"

    @property
    def temporary(self) -> Path:
        """Where the acts keep temporary files, if they make any."""
        return self.folder / "tmp"

    def laptop(self, user: str) -> Path:
        return self.folder / "laptops" / user

    def prepare(self, line: dict[str, object]) -> None:
        """Lay down the office's address and a recovery key made for this practice only."""
        (self.folder / "office.json").write_text(json.dumps(line), encoding="utf-8")
        (self.folder / "recovery.key").write_bytes(bytes(PrivateKey.generate().public_key))
        self.temporary.mkdir()
        for user in COLLEAGUES:
            self.laptop(user).mkdir(parents=True, mode=0o700)

    def installation(self, user: str) -> Installation:
        """What the laptop of a colleague is set up with."""
        line = json.loads((self.folder / "office.json").read_text(encoding="utf-8"))
        return Installation(
            vaults=self.laptop(user),
            recovery_key=(self.folder / "recovery.key").read_bytes(),
            theme=resources() / "themes" / "oefenstad.toml",
            office=office_of(line),
            practice=True,
            hint=f"wachtwoord om te oefenen: {PASSPHRASE}",
        )
