"""The loudspeaker and the microphone of this laptop, through miniaudio. One thread, one sound at a time."""

import math
from array import array
from collections.abc import Callable, Generator, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from threading import Event

import miniaudio

from desktop_app.audio.coding import BYTES, LONGEST, RATE, decode, encode, loudest, seconds
from desktop_app.casework.sound_ports import Ears, Ended, NoMicrophone, NoSpeaker, OutputGone, Recorded
from desktop_app.domain.errors import OpmaatError

FORMAT = miniaudio.SampleFormat.SIGNED16
BUFFER_MS = 60
PAUSE = bytes(RATE * BYTES * 2 // 5)
"""Between two recordings: 0.4 seconds."""
TAIL = 0.25
"""Seconds that the last samples may need to come out of the loudspeaker."""
NO_DEVICE = frozenset({miniaudio.Backend.NULL, miniaudio.Backend.CUSTOM})

Devices = Callable[..., miniaudio.AbstractDevice]


class MiniaudioCard:
    """See `SoundCard`. Close it before the program ends."""

    def __init__(
        self,
        backends: Sequence[miniaudio.Backend] = (),
        *,
        speaker: Devices = miniaudio.PlaybackDevice,
        microphone: Devices = miniaudio.CaptureDevice,
    ) -> None:
        """`backends`: of the operating system, in order; by default every one behind which there is a real device."""
        self._backends = list(backends) or [
            each for each in miniaudio.Backend if each not in NO_DEVICE and miniaudio.is_backend_enabled(each)
        ]
        self._speaker, self._microphone = speaker, microphone
        self._worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="sound")
        self._halt, self._chosen = Event(), dict[Ears, str]()
        self._level, self._taken = 0.0, 0

    @property
    def level(self) -> float:
        return self._level

    @property
    def seconds(self) -> float:
        return self._taken / BYTES / RATE

    def outputs(self) -> Sequence[str]:
        return tuple(self._devices())

    def choose(self, ears: Ears, output: str) -> None:
        self._chosen[ears] = output

    def play(self, clips: Sequence[bytes], ended: Ended, *, to: Ears = Ears.WORKER) -> None:
        halt = self._begin()
        self._worker.submit(self._play, tuple(clips), halt, ended, self._chosen.get(to, ""))

    def try_out(self, ended: Ended, *, to: Ears) -> None:
        self.play([encode(_tone())], ended, to=to)

    def record(self, ended: Recorded) -> None:
        halt = self._begin()
        self._level, self._taken = 0.0, 0
        self._worker.submit(self._record, halt, ended)

    def stop(self) -> None:
        self._halt.set()

    def close(self) -> None:
        self.stop()
        self._worker.shutdown(wait=True)

    def _begin(self) -> Event:
        self._halt.set()
        self._halt = Event()
        return self._halt

    # ---- on the thread of the card -----------------------------------------------------------------------------------

    def _play(self, clips: Sequence[bytes], halt: Event, ended: Ended, output: str) -> None:
        if halt.is_set():
            ended(None)
            return
        try:
            samples = PAUSE.join(map(decode, clips))
            there = self._sound(samples, halt, output)
        except OpmaatError as error:
            ended(error)
        except miniaudio.MiniaudioError:
            ended(NoSpeaker())
        else:
            ended(None if there else OutputGone())

    def _sound(self, samples: bytes, halt: Event, output: str) -> bool:
        """On the device of this name, else where the system plays sound; False when it was not the chosen one.
        Raises MiniaudioError."""
        device = self._devices().get(output) if output else None
        if device is not None:
            try:
                speaker = partial(self._speaker, device_id=device)
                self._through(speaker, _giving(samples), halt, seconds(samples) + TAIL)
            except miniaudio.MiniaudioError:  # taken by another program, or gone this very moment
                pass
            else:
                return True
        self._through(self._speaker, _giving(samples), halt, seconds(samples) + TAIL)
        return not output

    def _devices(self) -> dict[str, object]:
        """Those that can play, by name; of two with one name the first."""
        try:
            found = miniaudio.Devices(self._backends).get_playbacks()
        except miniaudio.MiniaudioError:
            return {}
        return {each["name"]: each["id"] for each in reversed(found)}

    def _record(self, halt: Event, ended: Recorded) -> None:
        taken = bytearray()
        try:
            if not halt.is_set():
                self._through(self._microphone, self._taking(taken, halt), halt, LONGEST + 1)
            clip = encode(bytes(taken[: LONGEST * RATE * BYTES]))
        except OpmaatError as error:
            ended(error)
        except miniaudio.MiniaudioError:
            ended(NoMicrophone())
        else:
            ended(clip)

    def _through(self, kind: Devices, stream: Generator[bytes, object, None], halt: Event, longest: float) -> None:
        """Run a device on a stream until `halt`, at most `longest` seconds. Raises MiniaudioError."""
        device = kind(FORMAT, 1, RATE, buffersize_msec=BUFFER_MS, backends=self._backends, app_name="Opmaat")
        try:
            next(stream)
            device.start(stream)
            halt.wait(longest)
        finally:
            device.close()
            miniaudio.lib.ma_context_uninit(device._context)  # the binding leaves this open: a thread each time

    def _taking(self, taken: bytearray, halt: Event) -> Generator[bytes, object, None]:
        while len(taken) < LONGEST * RATE * BYTES:
            samples = yield b""
            if isinstance(samples, bytearray):
                taken += samples
                self._level, self._taken = loudest(bytes(samples)), len(taken)
        halt.set()


def _giving(samples: bytes) -> Generator[bytes, object, None]:
    """What is asked for, piece by piece; silence after the end."""
    at, frames = 0, (yield b"")
    while at < len(samples):
        size = int(frames) * BYTES  # type: ignore[call-overload]
        at, piece = at + size, samples[at : at + size]
        frames = yield piece


def _tone() -> bytes:
    """To try a device: 0.6 seconds, not loud."""
    wave = (round(6_000 * math.sin(2 * math.pi * 440 * at / RATE)) for at in range(RATE * 3 // 5))
    return array("h", wave).tobytes()
