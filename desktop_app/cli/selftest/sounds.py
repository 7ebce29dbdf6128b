"""A recording made, read back and played to a device that nobody hears: are the libraries here, and do they work?"""

from array import array
from pathlib import Path
from queue import SimpleQueue

import miniaudio

from desktop_app.audio.card import MiniaudioCard
from desktop_app.audio.coding import RATE, decode, encode, seconds
from desktop_app.cli.selftest.expectation import expect
from desktop_app.domain.errors import OpmaatError

LONG = 0.2
PATIENCE = 10.0
BEAT = array("h", [9_000] * 30 + [-9_000] * 30)
"""One period of a tone of 400 Hz."""


def play(_folder: Path) -> str:
    clip = encode((BEAT * round(LONG * RATE / len(BEAT))).tobytes())
    expect(seconds(decode(clip)) >= LONG, "Een opname komt korter terug dan zij was.")
    told: SimpleQueue[OpmaatError | None] = SimpleQueue()
    card = MiniaudioCard([miniaudio.Backend.NULL])
    try:
        card.play([clip], told.put)
        expect(told.get(timeout=PATIENCE) is None, "Een opname speelt niet af.")
    finally:
        card.close()
    return f"Een opname van {len(clip)} bytes gemaakt, gelezen en afgespeeld."
