"""A package of recordings: one questionnaire, one language, signed by a publisher that laptops trust.

A zip `<form>-<language>.geluid` with `sounds/<SHA-256 of the text>.mp3`, and in the manifest which text each of them
speaks and where that stood in the questionnaire.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from desktop_app.audio.coding import LONGEST
from desktop_app.casework.recordings import Recording, key_of
from desktop_app.casework.sound_ports import SoundsDamaged, SoundsUntrusted
from desktop_app.forms import CorruptPackage, UntrustedPackage
from desktop_app.forms.archive import Verify, read_archive, write_archive

SUFFIX = ".geluid"
KIND = "geluid"
LARGEST = 60_000_000
"""All recordings together; a language of ours takes about 6 MB."""
LARGEST_CLIP = 600_000
"""A minute takes 480 kB."""
MOST = 5_000


@dataclass(frozen=True, slots=True)
class SoundPackage:
    """`clips`: files of sound by the key of their text."""

    form_id: str
    language: str
    recordings: tuple[Recording, ...]
    clips: Mapping[str, bytes]
    publisher: str = ""

    def find(self, text: str) -> bytes | None:
        """The recording of exactly this text, or None."""
        return self.clips.get(key_of(text))


def file_name(form_id: str, language: str) -> str:
    return f"{form_id}-{language}{SUFFIX}"


def read_package(data: bytes, form_id: str, language: str, *, verify: Verify | None = None) -> SoundPackage:
    """Check everything but the sound itself. Raises `SoundsDamaged` or, with `verify`, `SoundsUntrusted`."""
    try:
        archive = read_archive(data, verify=verify, largest=LARGEST)
        manifest = archive.manifest
        recordings = tuple(map(_recording, manifest["recordings"]))
        asked = (manifest["kind"], manifest["form_id"], manifest["language"])
    except UntrustedPackage as fault:
        raise SoundsUntrusted from fault
    except (CorruptPackage, AttributeError, KeyError, TypeError, ValueError) as fault:
        raise SoundsDamaged from fault
    members = {_member(each.key) for each in recordings}
    sizes = [len(body) for body in archive.members.values()]
    if (
        asked != (KIND, form_id, language)
        or members != set(archive.members)
        or len(recordings) > MOST
        or max(sizes, default=0) > LARGEST_CLIP
    ):
        raise SoundsDamaged
    clips = {each.key: archive.members[_member(each.key)] for each in recordings}
    return SoundPackage(form_id, language, recordings, clips, archive.publisher)


def write_package(
    form_id: str,
    language: str,
    recordings: Sequence[Recording],
    clips: Mapping[str, bytes],
    *,
    sign: Callable[[bytes], bytes] | None = None,
) -> bytes:
    """The bytes of a package; same input, same bytes. `clips`: by the key of each recording."""
    told = [
        {"text": each.text, "places": list(each.places), "seconds": each.seconds, "made": each.made.isoformat()}
        for each in sorted(recordings, key=lambda each: each.key)
    ]
    manifest = {"kind": KIND, "form_id": form_id, "language": language, "recordings": told}
    return write_archive({_member(each.key): clips[each.key] for each in recordings}, manifest, sign=sign)


def _member(key: str) -> str:
    return f"sounds/{key}.mp3"


def _recording(plain: Mapping[str, Any]) -> Recording:
    """Raises AttributeError, KeyError, TypeError or ValueError."""
    seconds, text, places = float(plain["seconds"]), plain["text"], plain["places"]
    if not 0 < seconds <= LONGEST + 1 or not isinstance(text, str) or not text or not isinstance(places, list):
        raise ValueError("recording")
    return Recording(text, tuple(map(str, places)), seconds, date.fromisoformat(plain["made"]))
