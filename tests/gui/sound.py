"""A laptop with sound for screen tests: real packages and coding, the null device, a microphone that hears a tone."""

from collections.abc import Sequence
from datetime import date
from functools import partial
from pathlib import Path
from threading import Event
from typing import Any

import miniaudio
from nacl.signing import SigningKey

from desktop_app.audio.card import MiniaudioCard
from desktop_app.audio.coding import RATE
from desktop_app.audio.package import file_name, write_package
from desktop_app.audio.shelf import FolderShelf
from desktop_app.audio.studio import FolderStudio
from desktop_app.casework.recordings import Recording, key_of
from desktop_app.casework.sound_ports import Ears, Ended, SoundRoom
from desktop_app.domain.errors import OpmaatError
from desktop_app.publishers import QUESTIONNAIRE, Publisher
from desktop_app.signing import key_id, signature_of
from desktop_app.trust import verifier
from desktop_app.ui.qt.lanes import ThreadLanes
from desktop_app.ui.tolkscherm.voice import Voice
from tests.gui.desk import NOW
from tests.unit.audio.sounds import clip, tone

KEY = SigningKey(bytes(range(32)))
PUBLISHER = Publisher(key_id(bytes(KEY.verify_key)), "Gemeente Proef", bytes(KEY.verify_key), date(2026, 1, 1))
NULL = [miniaudio.Backend.NULL]


class Card(MiniaudioCard):
    """The null device, which takes as long as a real one. `played`: what it was asked to play · `silent`: set while
    nothing sounds."""

    def __init__(self, backends: Sequence[miniaudio.Backend] = (), **devices: Any) -> None:
        super().__init__(backends or NULL, **devices)
        self.played: list[tuple[bytes, ...]] = []
        self.silent = Event()
        self.silent.set()

    def play(self, clips: Sequence[bytes], ended: Ended, *, to: Ears = Ears.WORKER) -> None:
        number = len(self.played) + 1
        self.played.append(tuple(clips))
        self.silent.clear()

        def over(error: OpmaatError | None) -> None:
            ended(error)
            if number == len(self.played):
                self.silent.set()

        super().play(clips, over, to=to)


class Speaking(miniaudio.CaptureDevice):  # type: ignore[misc]
    """The null device with somebody speaking into it: it hears a tone."""

    loud = 0.3

    def _data_callback(self, device: Any, output: Any, input: Any, framecount: int) -> None:
        source = miniaudio.ffi.from_buffer(tone(framecount / RATE, loud=self.loud))
        super()._data_callback(device, output, source, framecount)


class Laptop:
    """A laptop with sound. `record` puts a signed package with these texts on it; every text has its own pitch."""

    def __init__(self, folder: Path, card: Card | None = None) -> None:
        self.packages = folder / "geluid"
        self.packages.mkdir(parents=True)
        self.card = card or Card()
        self.shelf = FolderShelf(self.packages, QUESTIONNAIRE, lambda: verifier([PUBLISHER], NOW.date()))
        self.studio = FolderStudio(folder / "opnames", QUESTIONNAIRE, self.shelf, today=NOW.date)
        self.room = SoundRoom(self.card, self.shelf, self.studio)
        self.lanes = ThreadLanes()
        self.voice = Voice(self.shelf, self.card, self.lanes.to_main)

    def record(self, *texts: str, language: str = "ar", seconds: float = 0.2, key: SigningKey | None = KEY) -> "Laptop":
        recordings = [Recording(text, ("plaats",), seconds, NOW.date()) for text in texts]
        clips = {each.key: spoken(each.text, seconds) for each in recordings}
        sign = partial(signature_of, key=key) if key else None
        data = write_package(QUESTIONNAIRE, language, recordings, clips, sign=sign)
        (self.packages / file_name(QUESTIONNAIRE, language)).write_bytes(data)
        return self

    def close(self) -> None:
        self.card.close()
        self.lanes.close()


def spoken(text: str, seconds: float = 0.2) -> bytes:
    """The recording of a text, always the same."""
    return clip(seconds, pitch=200 + int(key_of(text)[:3], 16) % 1_000)
