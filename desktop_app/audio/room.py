"""Makes the sound room of a laptop: the card, what clients may hear, and where recordings are made."""

from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path

import miniaudio

from desktop_app.audio.card import MiniaudioCard
from desktop_app.audio.shelf import FolderShelf
from desktop_app.audio.studio import FolderStudio
from desktop_app.casework.sound_ports import SoundRoom
from desktop_app.installation import Installation
from desktop_app.publishers import QUESTIONNAIRE
from desktop_app.trust import trusted


def sound_room(installation: Installation, forms: Path, *, backends: Sequence[miniaudio.Backend] = ()) -> SoundRoom:
    """`forms`: folder with the questionnaire and the keys that ship · `backends`: see `MiniaudioCard`."""
    shelf = FolderShelf(installation.shelf, QUESTIONNAIRE, lambda: trusted(forms, installation.publishers, today()))
    return SoundRoom(
        MiniaudioCard(backends), shelf, FolderStudio(installation.studio, QUESTIONNAIRE, shelf, today=today)
    )


def today() -> date:
    return datetime.now().astimezone().date()
