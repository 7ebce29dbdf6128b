"""The packages of recordings that lie on this laptop, one per language, read when first asked for."""

from collections.abc import Callable
from pathlib import Path
from threading import Lock

from desktop_app.audio.package import LARGEST, SoundPackage, file_name, read_package
from desktop_app.casework.sound_ports import SoundsDamaged
from desktop_app.domain.errors import OpmaatError
from desktop_app.forms.archive import Verify

Stamp = tuple[int, int]


class FolderShelf:
    """See `Shelf`. A package is read again when its file has changed; a laptop without any is as usual."""

    def __init__(self, folder: Path, form_id: str, verify: Callable[[], Verify]) -> None:
        """`verify`: gives the check of who signed, with today's keys; may raise what reading keys raises."""
        self._folder, self._form_id, self._verify = folder, form_id, verify
        self._lock = Lock()
        self._read: dict[str, tuple[Stamp, SoundPackage | OpmaatError]] = {}

    def sounds(self, language: str) -> SoundPackage:
        with self._lock:
            found = self._known(language)
        if isinstance(found, OpmaatError):
            raise found
        return found

    def _known(self, language: str) -> SoundPackage | OpmaatError:
        file = self._folder / file_name(self._form_id, language)
        try:
            state = file.stat()
        except OSError:
            return SoundPackage(self._form_id, language, (), {})
        stamp = (state.st_mtime_ns, state.st_size)
        known = self._read.get(language)
        if known is None or known[0] != stamp:
            known = self._read[language] = (stamp, self._open(file, language, state.st_size))
        return known[1]

    def _open(self, file: Path, language: str, size: int) -> SoundPackage | OpmaatError:
        try:
            if size > LARGEST:
                raise SoundsDamaged
            return read_package(file.read_bytes(), self._form_id, language, verify=self._verify())
        except OpmaatError as fault:
            return fault
        except (OSError, KeyError, TypeError, ValueError):
            return SoundsDamaged()
