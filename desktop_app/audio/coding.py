"""From samples to a small file and back. Samples: signed 16-bit, one channel, `RATE` a second.

Recordings are MP3, 64 kbit/s: speech is clear in it, a language of 460 texts takes about 6 MB, and miniaudio decodes it
on every platform. It also decodes WAV (eight times as large), FLAC (four times) and Vorbis; no small library without
NumPy makes the last two.
"""

from array import array

import lameenc
import miniaudio

from desktop_app.casework.sound_ports import NothingHeard, SoundTooLarge, SoundTooLong, SoundUnreadable

RATE = 24_000
KBIT = 64
BYTES = 2
LONGEST = 60
"""Seconds; the longest question takes about 12."""
LARGEST_WAV = 40_000_000
"""A minute at 96 kHz, 24 bits, two channels is 35 MB."""
RATES = range(8_000, 192_001)
QUIET = 330
"""Loudest sample of a room in which nobody speaks: 1 % of the loudest possible."""
_STEP = RATE // 100
_BEFORE, _AFTER = 10, 25
"""Hundredths of a second that stay around the voice."""


def loudest(samples: bytes) -> float:
    """0 to 1."""
    values = array("h", samples)
    return max(max(values), -min(values)) / 32_768 if values else 0.0


def voice(samples: bytes) -> bytes:
    """The samples without the silence before and after. Raises `NothingHeard` where there is nothing else."""
    values = array("h", samples)
    steps = [values[at : at + _STEP] for at in range(0, len(values), _STEP)]
    heard = [place for place, step in enumerate(steps) if max(step) > QUIET or min(step) < -QUIET]
    if not heard:
        raise NothingHeard
    first, last = max(0, heard[0] - _BEFORE), heard[-1] + _AFTER
    return values[first * _STEP : (last + 1) * _STEP].tobytes()


def seconds(samples: bytes) -> float:
    return len(samples) / BYTES / RATE


def encode(samples: bytes) -> bytes:
    """An MP3 file. Raises `NothingHeard`, or `SoundTooLong` past `LONGEST`."""
    spoken = voice(samples)
    if seconds(spoken) > LONGEST:
        raise SoundTooLong(seconds=LONGEST)
    encoder = lameenc.Encoder()
    encoder.set_bit_rate(KBIT)
    encoder.set_in_sample_rate(RATE)
    encoder.set_out_sample_rate(RATE)
    encoder.set_channels(1)
    encoder.set_quality(2)
    return bytes(encoder.encode(spoken) + encoder.flush())


def decode(clip: bytes) -> bytes:
    """The samples of a recording. Raises `SoundUnreadable`."""
    try:
        sound = miniaudio.mp3_get_info(clip)
        if not 0 < sound.duration <= LONGEST + 1:
            raise SoundUnreadable
        found = miniaudio.decode(clip, miniaudio.SampleFormat.SIGNED16, 1, RATE)
    except miniaudio.MiniaudioError as fault:
        raise SoundUnreadable from fault
    return bytes(found.samples.tobytes())


def read_wav(data: bytes) -> bytes:
    """The samples of a WAV file of any usual kind. Raises `SoundTooLarge`, `SoundUnreadable` or `SoundTooLong`."""
    if len(data) > LARGEST_WAV:
        raise SoundTooLarge(megabytes=LARGEST_WAV // 1_000_000)
    if data[:4] != b"RIFF" or data[8:12] != b"WAVE":
        raise SoundUnreadable
    try:
        sound = miniaudio.wav_get_info(data)
        if sound.sample_rate not in RATES or not 1 <= sound.nchannels <= 8 or sound.num_frames < 1:
            raise SoundUnreadable
        if sound.duration > LONGEST:
            raise SoundTooLong(seconds=LONGEST)
        found = miniaudio.decode(data, miniaudio.SampleFormat.SIGNED16, 1, RATE)
    except miniaudio.MiniaudioError as fault:
        raise SoundUnreadable from fault
    return bytes(found.samples.tobytes())
