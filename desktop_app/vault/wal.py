"""Whether the write-ahead log of SQLite can be read to its end, before SQLite does.

SQLite takes the log up to the first frame that does not fit its checksum and says nothing of the rest: right after a
power cut, where the rest was never promised, but a bit that fell over would take stored answers along in silence.
Format: sqlite.org/fileformat2.html#the_write_ahead_log.
"""

import struct
from pathlib import Path

HEADER, FRAME_HEADER = 32, 24
_MAGIC = {0x377F0682: "<", 0x377F0683: ">"}
_Sum = tuple[int, int]


def cut_off(path: Path) -> bool:
    """True when frames of this log stand in the file that SQLite will leave out. No log is a whole log."""
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return False
    if len(data) <= HEADER:
        return False
    magic, _version, page = struct.unpack_from(">3I", data)
    salts = data[16:24]
    order = _MAGIC.get(magic, "")
    if not order or _summed(data[:24], (0, 0), order) != struct.unpack_from(">2I", data, 24):
        return True
    size = FRAME_HEADER + page
    frames = [data[start : start + size] for start in range(HEADER, len(data) - size + 1, size)]
    left_out = frames[_readable(frames, salts, order, struct.unpack_from(">2I", data, 24)) :]
    return any(_ours(frame[8:16], salts) for frame in left_out)


def _readable(frames: list[bytes], salts: bytes, order: str, running: _Sum) -> int:
    """How many frames SQLite reads."""
    for place, frame in enumerate(frames):
        running = _summed(frame[FRAME_HEADER:], _summed(frame[:8], running, order), order)
        if frame[8:16] != salts or running != struct.unpack_from(">2I", frame, 16):
            return place
    return len(frames)


def _ours(found: bytes, salts: bytes) -> bool:
    """Frames of before the log began anew have other salts. One bit may have fallen over in the salts themselves."""
    return (int.from_bytes(found) ^ int.from_bytes(salts)).bit_count() <= 1


def _summed(data: bytes, start: _Sum, order: str) -> _Sum:
    one, two = start
    words = struct.unpack(f"{order}{len(data) // 4}I", data)
    for first, second in zip(words[::2], words[1::2], strict=True):
        one = (one + first + two) & 0xFFFFFFFF
        two = (two + second + one) & 0xFFFFFFFF
    return one, two
