"""Samples become a small file and come back; what is no sound, too long or silent is refused."""

import random
import struct
from contextlib import suppress

import pytest

from desktop_app.audio.coding import (
    BYTES,
    LARGEST_WAV,
    LONGEST,
    RATE,
    decode,
    encode,
    loudest,
    read_wav,
    seconds,
    voice,
)
from desktop_app.casework.sound_ports import NothingHeard, SoundTooLarge, SoundTooLong, SoundUnreadable
from tests.unit.audio.sounds import clip, silence, tone, wav


def test_a_recording_comes_back_as_it_was_spoken() -> None:
    samples = tone(1.0, loud=0.5)
    back = decode(encode(samples))
    assert 1.0 <= seconds(back) <= 1.15, "MP3 adds a few hundredths"
    assert loudest(back) == pytest.approx(0.5, abs=0.05)
    middle = back[len(back) // 4 : len(back) // 2 & ~1]
    crossings = sum(
        (left < 0) != (right < 0)
        for (left,), (right,) in zip(
            struct.iter_unpack("<h", middle[:-BYTES]), struct.iter_unpack("<h", middle[BYTES:]), strict=True
        )
    )
    assert crossings / 2 / seconds(middle) == pytest.approx(440, rel=0.03), "the same pitch"


def test_a_language_fits_in_twenty_megabytes() -> None:
    """ux.md G26; 460 texts of on average 4 seconds."""
    assert len(clip(4.0)) * 460 < 20_000_000


def test_silence_around_the_voice_goes() -> None:
    spoken = voice(silence(2.0) + tone(0.5) + silence(3.0))
    assert 0.5 <= seconds(spoken) <= 0.9
    assert seconds(voice(tone(0.5))) == pytest.approx(0.5, abs=0.01), "nothing to take away"
    kept = voice(tone(0.3) + silence(1.0) + tone(0.3))
    assert seconds(kept) == pytest.approx(1.6, abs=0.01), "a pause between words stays"


@pytest.mark.parametrize("nothing", [b"", silence(1.0), tone(1.0, loud=0.005)])
def test_a_room_where_nobody_speaks_is_no_recording(nothing: bytes) -> None:
    with pytest.raises(NothingHeard):
        encode(nothing)


def test_longer_than_a_minute_is_too_long() -> None:
    with pytest.raises(SoundTooLong) as refused:
        encode(tone(0.1) + silence(LONGEST) + tone(0.1))
    assert refused.value.params == {"seconds": LONGEST}
    with pytest.raises(SoundTooLong):
        read_wav(wav(silence(LONGEST + 1)))


KINDS = [
    (8_000, 1, 8), (44_100, 2, 16), (48_000, 2, 24), (96_000, 1, 32), (RATE, 1, 16),
]  # fmt: skip


@pytest.mark.parametrize(("rate", "channels", "bits"), KINDS)
def test_a_wav_file_of_any_usual_kind(rate: int, channels: int, bits: int) -> None:
    quiet = {8: b"\x80", 16: b"\0\0", 24: b"\0\0\0", 32: b"\0\0\0\0"}[bits]
    loud = {8: b"\xc0", 16: b"\0\x40", 24: b"\0\0\x40", 32: b"\0\0\0\x40"}[bits]
    beat = (loud * channels * 20 + quiet * channels * 20) * (rate // 80)
    samples = read_wav(wav(beat, rate=rate, channels=channels, bits=bits))
    assert seconds(samples) == pytest.approx(0.5, abs=0.02)
    assert loudest(samples) > 0.4


GARBAGE = {
    "nothing": b"",
    "text": b"dit is geen geluid" * 100,
    "only a head": wav(b""),
    "half a head": wav(tone(0.1))[:20],
    "an MP3": clip(),
    "no format": b"RIFF\x00\x00\x00\x00WAVE" + b"\xff" * 200,
    "a thousand channels": wav(tone(0.1), channels=1000),
    "a rate of 1": wav(tone(0.1), rate=1),
}


@pytest.mark.parametrize("data", GARBAGE.values(), ids=GARBAGE)
def test_what_is_no_wav_file_is_refused(data: bytes) -> None:
    with pytest.raises(SoundUnreadable):
        read_wav(data)


def test_a_head_that_promises_more_than_there_is_gives_what_there_is() -> None:
    data = bytearray(wav(tone(0.5)))
    data[40:44] = struct.pack("<I", 10 * RATE * BYTES)
    assert seconds(read_wav(bytes(data))) <= 0.51


def test_too_large_is_refused_before_it_is_read() -> None:
    with pytest.raises(SoundTooLarge) as refused:
        read_wav(bytes(LARGEST_WAV + 1))
    assert refused.value.params == {"megabytes": 40}


@pytest.mark.parametrize("seed", range(40))
def test_garbage_never_breaks_anything_else(seed: int) -> None:
    """Bytes at random, and a good file with bytes at random in it: sound, or a refusal in words."""
    dice = random.Random(seed)  # noqa: S311 - garbage to test with
    for good, read in ((clip(), decode), (wav(tone(0.2)), read_wav)):
        broken = bytearray(good)
        for _ in range(30):
            broken[dice.randrange(len(broken))] = dice.randrange(256)
        for data in (bytes(broken), dice.randbytes(5_000), good[: dice.randrange(len(good))]):
            with suppress(SoundUnreadable, SoundTooLong):
                assert seconds(read(data)) <= LONGEST + 2
