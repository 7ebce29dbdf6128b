"""Hearing and recording, as the program uses them: the sound card, recordings in one language, and what can fail."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Protocol

from desktop_app.casework.recordings import Recording, Spoken
from desktop_app.domain.errors import OpmaatError


class NoSpeaker(OpmaatError):
    """There is nothing to hear with: no device, or it does not start."""

    code = "geen_luidspreker"


class OutputGone(OpmaatError):
    """The chosen device is not there or does not start; it was played where the system plays sound."""

    code = "geluidsapparaat_weg"


class NoMicrophone(OpmaatError):
    code = "geen_microfoon"


class NothingHeard(OpmaatError):
    """The microphone gave silence."""

    code = "niets_gehoord"


class SoundUnreadable(OpmaatError):
    """The file or the recording is no sound that we know."""

    code = "geluid_onleesbaar"


class SoundTooLong(OpmaatError):
    """`seconds`: how long it may be."""

    code = "geluid_te_lang"


class SoundTooLarge(OpmaatError):
    """`megabytes`: how large the file may be."""

    code = "geluid_te_groot"


class SoundsDamaged(OpmaatError):
    """The package of recordings is damaged, or is for another questionnaire or language."""

    code = "geluidspakket_beschadigd"


class SoundsUntrusted(OpmaatError):
    """Nobody whom this laptop trusts signed the package of recordings."""

    code = "geluidspakket_niet_vertrouwd"


class PublisherKeyUnusable(OpmaatError):
    """The file with the publisher's own key is no key, or others can read it."""

    code = "tekensleutel_onbruikbaar"


class NothingToPack(OpmaatError):
    """There is no recording that still fits its text."""

    code = "geen_opnames"


class Ears(StrEnum):
    """For whom something sounds: each has a device of their own."""

    CLIENT = "client"
    WORKER = "worker"


Ended = Callable[[OpmaatError | None], None]
Recorded = Callable[[bytes | OpmaatError], None]


class SoundCard(Protocol):
    """One sound at a time: playing or recording again ends what goes on. Callbacks come on a thread of the card."""

    @property
    def level(self) -> float:
        """Loudest of the last moment that was recorded, 0 to 1."""
        ...

    @property
    def seconds(self) -> float:
        """How long the recording is now."""
        ...

    def outputs(self) -> Sequence[str]:
        """Names of the devices that can play now; takes a moment, safe on any thread."""
        ...

    def choose(self, ears: Ears, output: str) -> None:
        """What is for these ears plays on the device of that name; "": where the system plays sound."""
        ...

    def play(self, clips: Sequence[bytes], ended: Ended, *, to: Ears = Ears.WORKER) -> None:
        """Play files of sound one after the other; `ended` gets None, `OutputGone` after all was heard, `NoSpeaker` or
        `SoundUnreadable`."""
        ...

    def try_out(self, ended: Ended, *, to: Ears) -> None:
        """Play a short tone."""
        ...

    def record(self, ended: Recorded) -> None:
        """Record until `stop` or the longest time; `ended` gets a file of sound, `NoMicrophone` or `NothingHeard`."""
        ...

    def stop(self) -> None: ...

    def close(self) -> None: ...


class Sounds(Protocol):
    """What can be heard in one language."""

    @property
    def recordings(self) -> Sequence[Recording]: ...

    def find(self, text: str) -> bytes | None:
        """The file of sound that speaks exactly this text, or None."""
        ...


class Shelf(Protocol):
    """The packages of recordings on this laptop, read when first asked for."""

    def sounds(self, language: str) -> Sounds:
        """Raises `SoundsDamaged` or `SoundsUntrusted`. Safe on any thread."""
        ...


class Studio(Protocol):
    """The recordings that functional management works on, besides those on the shelf."""

    def recordings(self, language: str) -> Sequence[Recording]:
        """Newest first."""
        ...

    def find(self, language: str, text: str) -> bytes | None: ...

    def own(self, language: str, text: str) -> bool:
        """Whether this recording was made here and can be taken away."""
        ...

    def keep(self, language: str, spoken: Spoken, clip: bytes) -> None: ...

    def take_in(self, language: str, spoken: Spoken, file: Path) -> None:
        """Keep a WAV file. Raises `SoundUnreadable`, `SoundTooLong`, `SoundTooLarge` or `NothingHeard`."""
        ...

    def drop(self, language: str, text: str) -> None: ...

    def package_name(self, language: str) -> str:
        """Under which name laptops look for the package."""
        ...

    def pack(self, language: str, texts: Collection[str], *, key: Path, target: Path) -> int:
        """Write the signed package; gives the number of recordings in it. Raises `NothingToPack`,
        `PublisherKeyUnusable` or `FileNotKept`."""
        ...


@dataclass(frozen=True, slots=True)
class SoundRoom:
    """Everything about sound on one laptop. Close `card` before the program ends."""

    card: SoundCard
    shelf: Shelf
    studio: Studio
