"""The files of the office on this laptop: one folder for all its vaults; nothing in it is secret.

`<folder>/<kind>/<name>` with the signature beside it in `<name>.json`; what is on its way lies in
`<folder>/begun/<sha256>`. A file is looked at before it is placed, placed in one step, and never replaced: the office
gives other content under another name only. Each time that one is used its hash and signature are checked again, so
that a key that stopped counting takes its files along.
"""

import json
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import Any

from desktop_app.casework.office_ports import FileRefused, GivenFile, OfficeFile
from desktop_app.disk import replace_file, sync_folder
from desktop_app.domain.gemeente import load_gemeente
from desktop_app.domain.law import LawInvalid, load
from desktop_app.forms import FormFault, NotForInterview, UntrustedPackage
from desktop_app.given.choice import choose
from desktop_app.given.kinds import FORM, KINDS, LAW, Check, Shipped, must_be_signed
from desktop_app.publishers import QUESTIONNAIRE, Publisher
from desktop_app.trust import interview_package, verifier

BEGUN = "begun"


class GivenFolder:
    """`casework.office_ports.OfficeFiles`, and what the program itself finds there."""

    def __init__(
        self, folder: Path, publishers: Iterable[Publisher], shipped: Shipped, *, clock: Callable[[], datetime]
    ) -> None:
        """`publishers`: whose signature counts · `clock`: aware UTC."""
        self._folder, self._shipped, self._clock = folder, shipped, clock
        self._publishers = tuple(publishers)

    # ---- what is used ----------------------------------------------------------------------------------------------

    def trusted(self, kind: str) -> Iterator[tuple[str, Path]]:
        """Version and path of what is here, the newest first; only what a publisher signed who counts today."""
        paths = ((self._shipped.version(kind, path.name), path) for path in (self._folder / kind).glob("*"))
        for version, path in sorted((one for one in paths if one[0]), reverse=True):
            if self._sound(path):
                yield version, path

    def here(self) -> Sequence[GivenFile]:
        found = []
        for kind in KINDS:
            for version, path in self.trusted(kind):
                found.append(GivenFile(kind, version, datetime.fromisoformat(_note(path)["taken_at"])))
                if kind != LAW or version <= self._today():
                    break
        return found

    # ---- what is fetched -------------------------------------------------------------------------------------------

    def judge(
        self, listed: Sequence[OfficeFile], needed: frozenset[str]
    ) -> tuple[Sequence[OfficeFile], Sequence[tuple[str, str]]]:
        self._forget_begun({file.sha256 for file in listed})
        kept = [path for kind in KINDS for path in (self._folder / kind).glob("*") if path.suffix != ".json"]
        here = {(path.parent.name, path.name): _note(path)["sha256"] for path in kept if self._sound(path)}
        return choose(listed, here, self._shipped, needed=needed, today=self._today(), check=self._check)

    def begun(self, file: OfficeFile) -> int:
        try:
            return self._part(file).stat().st_size
        except OSError:
            return 0

    def add(self, file: OfficeFile, offset: int, piece: bytes) -> int:
        part = self._part(file)
        with _room():
            part.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            part.touch(mode=0o600)
            with part.open("r+b") as stream:
                stream.seek(offset)
                stream.write(piece)
        return offset + len(piece)

    def place(self, file: OfficeFile) -> None:
        part, target = self._part(file), self._folder / file.kind / file.name
        if not part.exists() and self._sound(target):
            return  # another vault of this laptop was faster
        with _room():
            try:
                must_be_signed(file, self._check, part.read_bytes())
            except FileRefused:
                part.unlink()  # fetched again from its beginning
                raise
            self._must_be_usable(file, part)
            target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            with part.open("r+b") as whole:
                os.fsync(whole.fileno())
            note = {"sha256": file.sha256, "signature": file.signature, "key_id": file.key_id}
            replace_file(_beside(target), json.dumps({**note, "taken_at": self._clock().isoformat()}).encode())
            part.replace(target)
            sync_folder(target.parent)

    # ---- inside ----------------------------------------------------------------------------------------------------

    def _must_be_usable(self, file: OfficeFile, path: Path) -> None:
        """Raises FileRefused for what this program cannot work with."""
        version = self._shipped.version(file.kind, file.name)
        try:
            if file.kind == FORM:
                package = interview_package(path, self._publishers, self._clock().date())
                fits = (package.form_id, package.version) == (QUESTIONNAIRE, version) and bool(
                    package.definition.version == version
                )
            elif file.kind == LAW:
                fits = load(path).version == version
            else:
                fits = not version or bool(load_gemeente(path).name)
        except (UntrustedPackage, NotForInterview):
            raise FileRefused("bestand_niet_vertrouwd") from None
        except (FormFault, LawInvalid, ValueError):
            raise FileRefused("bestand_onbruikbaar") from None
        if not fits:
            raise FileRefused("bestand_onbruikbaar")

    def _sound(self, path: Path) -> bool:
        try:
            note = _note(path)
            file = OfficeFile(path.parent.name, path.name, 0, note["sha256"], note["signature"], note["key_id"])
            must_be_signed(file, self._check, path.read_bytes())
        except (FileRefused, OSError, ValueError, KeyError, TypeError):
            return False
        return True

    @property
    def _check(self) -> Check:
        return verifier(self._publishers, self._clock().date())

    def _forget_begun(self, living: set[str]) -> None:
        for part in (self._folder / BEGUN).glob("*"):
            if part.name not in living:
                with suppress(OSError):
                    part.unlink()

    def _part(self, file: OfficeFile) -> Path:
        return self._folder / BEGUN / file.sha256

    def _today(self) -> str:
        return self._clock().date().isoformat()


def _beside(path: Path) -> Path:
    return path.with_name(f"{path.name}.json")


def _note(path: Path) -> dict[str, Any]:
    """Raises OSError or ValueError."""
    note: dict[str, Any] = json.loads(_beside(path).read_text(encoding="utf-8"))
    return note


@contextmanager
def _room() -> Iterator[None]:
    """A disk that is full or may not be written keeps the file away, and nothing else."""
    try:
        yield
    except OSError:
        raise FileRefused("bestand_past_niet") from None
