"""Where functional management records: a folder per language with a file of sound per text, and beside it what it
speaks. It holds no data of clients, so it lies outside the vault; nothing in it is ever played to a client."""

import hashlib
import json
import os
from collections.abc import Callable, Collection
from datetime import date
from functools import partial
from pathlib import Path
from typing import NamedTuple

from desktop_app.audio.coding import decode, encode, read_wav, seconds
from desktop_app.audio.package import LARGEST_CLIP, file_name, write_package
from desktop_app.casework.errors import FileNotKept
from desktop_app.casework.recordings import Recording, Spoken, key_of
from desktop_app.casework.sound_ports import (
    NothingToPack,
    PublisherKeyUnusable,
    Shelf,
    SoundsDamaged,
    SoundsUntrusted,
    SoundUnreadable,
)
from desktop_app.signing import KeyUnusable, read_key, signature_of


class Kept(NamedTuple):
    recording: Recording
    clip: bytes


class FolderStudio:
    """See `Studio`. What is on the shelf counts too: a colleague goes on where another one stopped."""

    def __init__(self, folder: Path, form_id: str, shelf: Shelf, *, today: Callable[[], date]) -> None:
        self._folder, self._form_id, self._shelf, self._today = folder, form_id, shelf, today

    def recordings(self, language: str) -> tuple[Recording, ...]:
        """What was made here, newest first, then what is on the shelf."""
        own = sorted((each.recording for each in self._own(language)), key=lambda each: each.made, reverse=True)
        return (*own, *(each.recording for each in self._shelved(language)))

    def find(self, language: str, text: str) -> bytes | None:
        own = _read(self._file(language, text))
        if own is not None:
            return own.clip
        try:
            return self._shelf.sounds(language).find(text)
        except (SoundsDamaged, SoundsUntrusted):
            return None

    def own(self, language: str, text: str) -> bool:
        return _read(self._file(language, text)) is not None

    def keep(self, language: str, spoken: Spoken, clip: bytes) -> None:
        """The sound first, what it is after that: half a recording does not count. Raises `FileNotKept`."""
        made = {
            "text": spoken.text,
            "places": list(spoken.places),
            "seconds": round(seconds(decode(clip)), 1),
            "made": self._today().isoformat(),
            "sha256": hashlib.sha256(clip).hexdigest(),
        }
        file = self._file(language, spoken.text)
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            _put(file, clip)
            _put(file.with_suffix(".json"), json.dumps(made, ensure_ascii=False).encode())
        except OSError as fault:
            raise FileNotKept from fault

    def take_in(self, language: str, spoken: Spoken, file: Path) -> None:
        try:
            data = file.read_bytes()
        except OSError as fault:
            raise SoundUnreadable from fault
        self.keep(language, spoken, encode(read_wav(data)))

    def drop(self, language: str, text: str) -> None:
        file = self._file(language, text)
        for each in (file.with_suffix(".json"), file):
            each.unlink(missing_ok=True)

    def package_name(self, language: str) -> str:
        return file_name(self._form_id, language)

    def pack(self, language: str, texts: Collection[str], *, key: Path, target: Path) -> int:
        """Only recordings of these texts go in: what speaks an older text stays out."""
        wanted = {key_of(text) for text in texts}
        chosen: dict[str, Kept] = {}
        for each in (*self._own(language), *self._shelved(language)):
            if each.recording.key in wanted:
                chosen.setdefault(each.recording.key, each)
        if not chosen:
            raise NothingToPack
        try:
            sign = partial(signature_of, key=read_key(key))
        except (KeyUnusable, OSError) as fault:
            raise PublisherKeyUnusable from fault
        recordings = [each.recording for each in chosen.values()]
        clips = {name: each.clip for name, each in chosen.items()}
        try:
            _put(target, write_package(self._form_id, language, recordings, clips, sign=sign))
        except OSError as fault:
            raise FileNotKept from fault
        return len(chosen)

    # ---- inside ------------------------------------------------------------------------------------------------------

    def _shelved(self, language: str) -> list[Kept]:
        try:
            sounds = self._shelf.sounds(language)
        except (SoundsDamaged, SoundsUntrusted):
            return []
        return [Kept(each, clip) for each in sounds.recordings if (clip := sounds.find(each.text)) is not None]

    def _own(self, language: str) -> list[Kept]:
        found = (_read(beside.with_suffix(".mp3")) for beside in sorted(self._home(language).glob("*.json")))
        return [each for each in found if each is not None]

    def _home(self, language: str) -> Path:
        return self._folder / f"{self._form_id}-{language}"

    def _file(self, language: str, text: str) -> Path:
        return self._home(language) / f"{key_of(text)}.mp3"


def _read(sound: Path) -> Kept | None:
    """A recording made here; None where it is half there, or was changed by something else."""
    try:
        plain = json.loads(sound.with_suffix(".json").read_text(encoding="utf-8"))
        made = Recording(
            str(plain["text"]),
            tuple(map(str, plain["places"])),
            float(plain["seconds"]),
            date.fromisoformat(plain["made"]),
        )
        if sound.stem != made.key or sound.stat().st_size > LARGEST_CLIP:
            return None
        clip = sound.read_bytes()
        return Kept(made, clip) if hashlib.sha256(clip).hexdigest() == plain["sha256"] else None
    except (OSError, KeyError, TypeError, ValueError):
        return None


def _put(file: Path, content: bytes) -> None:
    """Whole or not at all. Raises OSError."""
    half = file.with_name(f"{file.name}.half")
    half.write_bytes(content)
    os.replace(half, file)
