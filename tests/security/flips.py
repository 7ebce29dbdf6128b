"""One bit of a vault turned round, anywhere: it is reported or it changes nothing; never other data without a word.

`python -m tests.security.flips 500` turns so many bits, spread over the files of a vault, and prints what came of them.
"""

import random
import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path

from nacl.public import PrivateKey

from desktop_app.domain.errors import OpmaatError
from desktop_app.vault.device import NoKeyring
from desktop_app.vault.keys import FLOOR
from desktop_app.vault.lockbox import DirectoryLockbox
from desktop_app.vault.open_vault import OpenVault
from tests.unit.vault.opened import fill, flip

PASSPHRASE = "vier losse woorden samen"
CLOSED_MARK = " of a vault that was closed"
CLOSED = f"dossiers.db{CLOSED_MARK}"
FILES = (CLOSED, "dossiers.db", "dossiers.db-wal", "vault.json", "vault.json.bak")
TOLD = frozenset({"older_database", "older_header", "header_restored", "log_cut_off"})
"""Notices by which a vault that opened says that something is not as it was left."""


class Sample:
    """A vault as it lies on a laptop: closed (`clean`), or when the power went, the last answers still in the log."""

    def __init__(self, folder: Path, *, clean: bool = False) -> None:
        self._folder, self._work = folder / "sample", folder / "work"
        self._public = bytes(PrivateKey.generate().public_key)
        box = self._box(folder / "made")
        self._entry = box.create(user_name="Anja", passphrase=PASSPHRASE).id
        vault = box.unlock(self._entry, PASSPHRASE)
        fill(vault, 12)
        self.contents = contents(vault)
        if clean:
            vault.close()
        shutil.copytree(folder / "made", self._folder)
        vault.close()
        shutil.rmtree(self._folder / self._entry / "backups", ignore_errors=True)

    def turned(self, name: str, place: random.Random) -> str:
        """Turn a bit of this file in a copy and open it. Gives "reported", "told" or "unharmed".

        Raises AssertionError when the vault opens with other contents and says nothing.
        """
        end, found, notices = self.spoiled(name, lambda path: flip(path, place))
        if end == "opened" and TOLD & notices:
            return "told"
        assert end == "reported" or found == self.contents, f"{name}: other contents, and nothing said: {notices}"
        return "unharmed" if end == "opened" else end

    def spoiled(self, name: str, spoil: Callable[[Path], object]) -> tuple[str, dict[str, object], set[str]]:
        """What comes of a copy of which this file was spoiled: "reported" or "opened", its contents, its notices."""
        shutil.rmtree(self._work, ignore_errors=True)
        shutil.copytree(self._folder, self._work)
        spoil(self._work / self._entry / name)
        try:
            vault = self._box(self._work).unlock(self._entry, PASSPHRASE)
        except OpmaatError:
            return "reported", {}, set()
        try:
            vault.check()
            return "opened", contents(vault), set(vault.notices)
        except OpmaatError:
            return "reported", {}, set()
        finally:
            vault.close()

    def _box(self, folder: Path) -> DirectoryLockbox:
        return DirectoryLockbox(folder, self._public, keyring=NoKeyring(), kdf=FLOOR)


def contents(vault: OpenVault) -> dict[str, object]:
    """Every record and answer."""
    found: dict[str, object] = {}
    with vault.work() as work:
        for record in (record for kind in ("dossier", "notitie") for record in work.find(kind=kind)):
            found[record.id] = record.body
        for dossier in [record.dossier for record in work.find(kind="dossier")]:
            found |= {f"{dossier}{path}": asdict(answer) for path, answer in work.answers(dossier).items()}
    return found


def turn(folder: Path, count: int, seed: int) -> Counter[tuple[str, str]]:
    """How many bits of which file came to what end."""
    place = random.Random(seed)  # noqa: S311 - the same places for the same seed
    cut, closed = Sample(folder / "cut"), Sample(folder / "closed", clean=True)
    ends: Counter[tuple[str, str]] = Counter()
    for number in range(count):
        name = FILES[number % len(FILES)]
        sample = closed if name == CLOSED else cut
        ends[name, sample.turned(name.removesuffix(CLOSED_MARK), place)] += 1
    return ends


def main(count: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        found = turn(Path(folder), count, random.SystemRandom().randrange(2**32))
    for (name, end), number in sorted(found.items()):
        print(f"{name}: {number} {end}")  # noqa: T201


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 500)
