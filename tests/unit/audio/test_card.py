"""The sound card: miniaudio's own null device plays and records in real time; without a device it says so."""

import threading
from collections.abc import Callable, Iterator
from typing import Any

import miniaudio
import pytest

from desktop_app.audio.card import MiniaudioCard
from desktop_app.audio.coding import LONGEST, RATE, decode, loudest, seconds
from desktop_app.casework.sound_ports import (
    Ears,
    NoMicrophone,
    NoSpeaker,
    NothingHeard,
    OutputGone,
    SoundUnreadable,
)
from tests.unit.audio.sounds import clip, tone

NULL = [miniaudio.Backend.NULL]
NEVER = 20.0


class Wait:
    """A callback that can be waited for."""

    def __init__(self) -> None:
        self.told: list[Any] = []
        self._event = threading.Event()

    def __call__(self, result: object) -> None:
        self.told.append(result)
        self._event.set()

    def result(self) -> Any:
        assert self._event.wait(NEVER)
        return self.told[0]


class Listening(miniaudio.PlaybackDevice):  # type: ignore[misc]
    """The null device, and what was sent to it."""

    heard = bytearray()

    def _data_callback(self, device: Any, output: Any, input: Any, framecount: int) -> None:
        super()._data_callback(device, output, input, framecount)
        Listening.heard += bytes(miniaudio.ffi.buffer(output, framecount * 2))


class Speaking(miniaudio.CaptureDevice):  # type: ignore[misc]
    """The null device with somebody speaking into it: it hears a tone."""

    loud = 0.3

    def _data_callback(self, device: Any, output: Any, input: Any, framecount: int) -> None:
        source = miniaudio.ffi.from_buffer(tone(framecount / RATE, loud=self.loud))
        super()._data_callback(device, output, source, framecount)


@pytest.fixture
def made() -> Iterator[Callable[..., MiniaudioCard]]:
    cards: list[MiniaudioCard] = []
    before = threading.active_count()

    def make(**devices: Any) -> MiniaudioCard:
        cards.append(MiniaudioCard(NULL, **devices))
        return cards[-1]

    yield make
    for card in cards:
        card.close()
    assert threading.active_count() == before


def test_clips_are_played_one_after_the_other(made: Callable[..., MiniaudioCard]) -> None:
    Listening.heard = bytearray()
    ended = Wait()
    made(speaker=Listening).play([clip(0.3), clip(0.3, pitch=880)], ended)
    assert ended.result() is None
    heard = bytes(Listening.heard)
    assert seconds(heard) >= 1.0
    assert loudest(heard) > 0.25
    step = RATE // 10 * 2
    loud = [loudest(heard[at : at + step]) > 0.1 for at in range(0, len(heard), step)]
    changes = [now for now, before in zip(loud, [False, *loud], strict=False) if now != before]
    assert changes == [True, False, True, False], "sound, a pause, sound, silence"


def test_stop_is_at_once_and_a_new_sound_ends_the_one_before(made: Callable[..., MiniaudioCard]) -> None:
    card, first, second, third = made(), Wait(), Wait(), Wait()
    card.play([clip(30.0)], first)
    card.play([clip(30.0)], second)
    card.play([clip(0.1)], third)
    assert third.result() is None, "the ones before would take a minute"
    assert (first.result(), second.result()) == (None, None)
    last = Wait()
    card.play([clip(30.0)], last)
    card.stop()
    assert last.result() is None


def test_what_is_no_sound_is_told(made: Callable[..., MiniaudioCard]) -> None:
    ended = Wait()
    made().play([clip(), b"geen geluid"], ended)
    assert isinstance(ended.result(), SoundUnreadable)


def test_recording_gives_a_file_with_what_was_said(made: Callable[..., MiniaudioCard]) -> None:
    card, ended, grown = made(microphone=Speaking), Wait(), threading.Event()
    card.record(ended)
    while card.seconds < 0.6:
        grown.wait(0.01)
    assert card.level == pytest.approx(0.3, abs=0.02)
    card.stop()
    samples = decode(ended.result())
    assert seconds(samples) >= 0.6
    assert loudest(samples) == pytest.approx(0.3, abs=0.05)


def test_a_recording_ends_by_itself(made: Callable[..., MiniaudioCard], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("desktop_app.audio.card.LONGEST", 1)
    ended = Wait()
    card = made(microphone=Speaking)
    card.record(ended)
    assert seconds(decode(ended.result())) <= 1.2 < LONGEST


def test_a_microphone_that_is_off(made: Callable[..., MiniaudioCard]) -> None:
    card, ended, grown = made(), Wait(), threading.Event()
    card.record(ended)
    while card.seconds < 0.2:
        grown.wait(0.01)
    assert card.level == 0
    card.stop()
    assert isinstance(ended.result(), NothingHeard)


def test_a_laptop_without_any_device_says_so(made: Callable[..., MiniaudioCard]) -> None:
    """A backend that this platform does not have, so no device can be opened, whatever machine this runs on."""
    foreign = next(each for each in miniaudio.Backend if not miniaudio.is_backend_enabled(each))
    card, played, recorded = MiniaudioCard([foreign]), Wait(), Wait()
    card.play([clip()], played)
    card.record(recorded)
    assert isinstance(played.result(), NoSpeaker)
    assert isinstance(recorded.result(), NoMicrophone)
    card.close()


def test_never_the_null_device_by_default() -> None:
    """It would play to nobody and say that all is well."""
    card = MiniaudioCard()
    assert miniaudio.Backend.NULL not in card._backends
    assert set(card._backends) <= miniaudio.get_enabled_backends()
    card.close()


def test_it_plays_on_the_chosen_device_and_without_it_on_that_of_the_system(
    made: Callable[..., MiniaudioCard],
) -> None:
    card = made(speaker=Listening)
    (name,) = card.outputs()
    for output, told in ((name, type(None)), ("Koptelefoon", OutputGone), ("", type(None))):
        Listening.heard, ended = bytearray(), Wait()
        card.choose(Ears.CLIENT, output)
        card.play([clip(0.2)], ended, to=Ears.CLIENT)
        assert isinstance(ended.result(), told)
        assert loudest(bytes(Listening.heard)) > 0.2, "it was heard all the same"


def taken(*formats: Any, device_id: Any = None, **other: Any) -> Listening:
    """Another program has the chosen device; that of the system is free."""
    if device_id is not None:
        raise miniaudio.MiniaudioError("busy")
    return Listening(*formats, **other)


def test_a_device_that_does_not_start_is_told_and_the_system_plays(made: Callable[..., MiniaudioCard]) -> None:
    Listening.heard, ended, card = bytearray(), Wait(), made(speaker=taken)
    card.choose(Ears.CLIENT, card.outputs()[0])
    card.try_out(ended, to=Ears.CLIENT)
    assert isinstance(ended.result(), OutputGone)
    assert loudest(bytes(Listening.heard)) > 0.1


def test_a_laptop_without_sound_has_no_devices() -> None:
    foreign = next(each for each in miniaudio.Backend if not miniaudio.is_backend_enabled(each))
    card = MiniaudioCard([foreign])
    assert card.outputs() == ()
    card.close()
