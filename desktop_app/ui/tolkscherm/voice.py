"""What a client can hear on the second window: recordings of the very words that it shows. Knows no Qt."""

from collections.abc import Callable, Sequence

from desktop_app.casework.sound_ports import (
    Ears,
    NoSpeaker,
    OutputGone,
    Shelf,
    SoundCard,
    Sounds,
    SoundsDamaged,
    SoundsUntrusted,
)
from desktop_app.domain.errors import OpmaatError


class Voice:
    """One language and one sound at a time. Without recordings or without a loudspeaker the caseworker reads aloud.

    `failed` hears why a sound did not come, and once that it came from another device than the chosen one ·
    `trouble`: why the recordings of this language cannot be used.
    """

    def __init__(
        self,
        shelf: Shelf | None = None,
        card: SoundCard | None = None,
        to_main: Callable[[Callable[[], None]], None] = lambda call: call(),
    ) -> None:
        self._shelf, self._card, self._to_main = shelf, card, to_main
        self.failed: Callable[[OpmaatError], None] = lambda _: None
        self.trouble: OpmaatError | None = None
        self._sounds: Sounds | None = None
        self._mute, self._sounding, self._elsewhere = False, False, False

    def prepare(self, language: str) -> None:
        """Read the recordings of a language beforehand, so that `speak` need not wait; on any thread."""
        self._open(language)

    def speak(self, language: str) -> None:
        """Silence, and from now on this language."""
        self.stop()
        self._mute = False
        self._sounds, self.trouble = self._open(language)

    def can_say(self, text: str) -> bool:
        """Whether a touch would make these words sound."""
        return not self._mute and self._find(text) is not None

    def say(self, texts: Sequence[str]) -> bool:
        """Let these words sound, one after the other. False where any of them has no recording: then nothing does."""
        clips = [clip for text in texts if (clip := self._find(text)) is not None]
        if self._card is None or not clips or len(clips) < len(texts):
            return False
        self._sounding = True
        self._card.play(clips, lambda error: self._to_main(lambda: self._ended(error)), to=Ears.CLIENT)
        return True

    def stop(self) -> None:
        """Only what this voice says: somebody may be recording with the same card."""
        if self._card is not None and self._sounding:
            self._card.stop()
            self._sounding = False

    def _open(self, language: str) -> tuple[Sounds | None, OpmaatError | None]:
        try:
            return (self._shelf.sounds(language) if self._shelf is not None else None), None
        except (SoundsDamaged, SoundsUntrusted) as trouble:
            return None, trouble

    def _find(self, text: str) -> bytes | None:
        return self._sounds.find(text) if self._sounds is not None and text else None

    def _ended(self, error: OpmaatError | None) -> None:
        self._mute = isinstance(error, NoSpeaker)
        told, self._elsewhere = self._elsewhere, isinstance(error, OutputGone)
        if error is not None and not (told and self._elsewhere):
            self.failed(error)
