"""Sound to test with, made here: tones and silence, as samples, as a recording and as a WAV file."""

import math
import struct
from array import array
from functools import cache

from desktop_app.audio.coding import BYTES, RATE, encode


@cache
def tone(seconds: float, *, loud: float = 0.3, pitch: float = 440.0) -> bytes:
    """Samples of one pitch. `loud`: 0 to 1."""
    count = round(seconds * RATE)
    return array(
        "h", (round(32_767 * loud * math.sin(2 * math.pi * pitch * at / RATE)) for at in range(count))
    ).tobytes()


def silence(seconds: float) -> bytes:
    return bytes(round(seconds * RATE) * BYTES)


@cache
def clip(seconds: float = 0.2, *, pitch: float = 440.0) -> bytes:
    """A recording, as it is kept."""
    return encode(tone(seconds, pitch=pitch))


def wav(samples: bytes, *, rate: int = RATE, channels: int = 1, bits: int = 16) -> bytes:
    """A WAV file with these bytes as its data."""
    frame = channels * bits // 8
    head = struct.pack("<4sI4s4sIHHIIHH", b"RIFF", 36 + len(samples), b"WAVE", b"fmt ", 16, 1, channels, rate,
                       rate * frame, frame, bits)  # fmt: skip
    return head + struct.pack("<4sI", b"data", len(samples)) + samples
