"""Packages of recordings: signed, bound to their texts, refused when damaged; and the folder to record in."""

import json
import os
import zipfile
from datetime import date
from functools import partial
from pathlib import Path

import pytest
from nacl.signing import SigningKey

from desktop_app.audio.coding import decode, encode
from desktop_app.audio.package import SUFFIX, SoundPackage, file_name, read_package, write_package
from desktop_app.audio.shelf import FolderShelf
from desktop_app.audio.studio import FolderStudio
from desktop_app.casework.errors import FileNotKept
from desktop_app.casework.recordings import Recording, Spoken, key_of
from desktop_app.casework.sound_ports import (
    NothingHeard,
    NothingToPack,
    PublisherKeyUnusable,
    SoundsDamaged,
    SoundsUntrusted,
    SoundTooLong,
    SoundUnreadable,
)
from desktop_app.publishers import Publisher
from desktop_app.signing import key_id, make_key, signature_of
from desktop_app.trust import verifier
from tests.unit.audio.sounds import clip, silence, tone, wav
from tests.unit.forms.workbooks import rewritten

TODAY = date(2026, 11, 29)
KEY = SigningKey(bytes(range(32)))
PUBLISHER = Publisher(key_id(bytes(KEY.verify_key)), "Gemeente Proef", bytes(KEY.verify_key), date(2026, 1, 1))
VERIFY = verifier([PUBLISHER], TODAY)
FORM = "brede-intake"
QUESTION = Spoken("كم سنة ذهبت إلى المدرسة؟", "Hoeveel jaar bent u naar school geweest?", ("/data/jaren",), "Onderwijs")
YES = Spoken("نعم", "Ja", ("ja_nee:ja", "ja_soms_nee:ja"), "Start")


def recording(spoken: Spoken, seconds: float = 0.2) -> Recording:
    return Recording(spoken.text, spoken.places, seconds, TODAY)


def packed(*spoken: Spoken, language: str = "ar", key: SigningKey | None = KEY, body: bytes | None = None) -> bytes:
    sound = clip() if body is None else body
    return write_package(
        FORM, language, [recording(each) for each in spoken], {key_of(each.text): sound for each in spoken},
        sign=partial(signature_of, key=key) if key else None,
    )  # fmt: skip


@pytest.fixture
def shelf(tmp_path: Path) -> FolderShelf:
    (tmp_path / "geluid").mkdir()
    return FolderShelf(tmp_path / "geluid", FORM, lambda: VERIFY)


@pytest.fixture
def studio(tmp_path: Path, shelf: FolderShelf) -> FolderStudio:
    return FolderStudio(tmp_path / "opnames", FORM, shelf, today=lambda: TODAY)


def put(tmp_path: Path, data: bytes, language: str = "ar") -> Path:
    file = tmp_path / "geluid" / file_name(FORM, language)
    file.write_bytes(data)
    return file


# ---- a package -------------------------------------------------------------------------------------------------------


def test_a_text_finds_its_own_recording_and_no_other() -> None:
    package = read_package(packed(QUESTION, YES), FORM, "ar", verify=VERIFY)
    assert package.publisher == "Gemeente Proef"
    assert decode(package.find(QUESTION.text) or b"")
    assert package.find(QUESTION.text.replace("؟", "")) is None, "a text that changed in one letter is another text"
    assert {each.text for each in package.recordings} == {QUESTION.text, YES.text}
    assert packed(QUESTION, YES) == packed(YES, QUESTION), "same input, same bytes"


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (packed(QUESTION, key=None), SoundsUntrusted),
        (packed(QUESTION, key=SigningKey(bytes(32))), SoundsUntrusted),
        (packed(QUESTION, language="ti"), SoundsDamaged),
        (packed(QUESTION)[:-40], SoundsDamaged),
        (b"PK\x03\x04 geen pakket", SoundsDamaged),
        (b"", SoundsDamaged),
        (packed(QUESTION, body=bytes(700_000)), SoundsDamaged),
    ],
    ids=["unsigned", "a stranger", "another language", "half", "garbage", "nothing", "a clip of an hour"],
)
def test_what_is_not_heard(data: bytes, error: type[Exception]) -> None:
    with pytest.raises(error):
        read_package(data, FORM, "ar", verify=VERIFY)


def test_another_questionnaire_is_another_package() -> None:
    with pytest.raises(SoundsDamaged):
        read_package(packed(QUESTION), "voortgang", "ar", verify=VERIFY)


def test_every_sound_hangs_on_the_signature(tmp_path: Path) -> None:
    whole = tmp_path / f"goed{SUFFIX}"
    whole.write_bytes(packed(QUESTION, YES))
    member = next(name for name in zipfile.ZipFile(whole).namelist() if name.startswith("sounds/"))
    manifest = json.loads(zipfile.ZipFile(whole).read("manifest.json"))

    def broken(name: str, body: bytes) -> bytes:
        return rewritten(whole, tmp_path / "anders", lambda members: members.__setitem__(name, body)).read_bytes()

    with pytest.raises(SoundsDamaged):
        read_package(broken(member, clip(pitch=880)), FORM, "ar", verify=VERIFY)
    with pytest.raises(SoundsDamaged):
        read_package(broken("sounds/extra.mp3", clip()), FORM, "ar", verify=VERIFY)
    swapped = [{**each, "text": "لا"} if each["text"] == YES.text else each for each in manifest["recordings"]]
    with pytest.raises(SoundsUntrusted):
        read_package(broken("manifest.json", json.dumps({**manifest, "recordings": swapped}).encode()), FORM, "ar",
                     verify=VERIFY)  # fmt: skip


@pytest.mark.parametrize(
    "wrong",
    [{"recordings": 3}, {"recordings": [3]}, {"recordings": [{"text": "x"}]}, {"kind": None}, {"form_id": []},
     {"recordings": [{"text": "x", "places": ["p"], "seconds": 900, "made": "2026-11-29"}]},
     {"recordings": [{"text": "", "places": ["p"], "seconds": 1, "made": "2026-11-29"}]},
     {"recordings": [{"text": "x", "places": "p", "seconds": 1, "made": "2026-11-29"}]},
     {"recordings": [{"text": "x", "places": ["p"], "seconds": 1, "made": "gisteren"}]}],
)  # fmt: skip
def test_a_manifest_that_says_something_else(tmp_path: Path, wrong: dict[str, object]) -> None:
    whole = tmp_path / "goed"
    whole.write_bytes(packed(QUESTION))
    manifest = json.loads(zipfile.ZipFile(whole).read("manifest.json")) | wrong
    body = json.dumps(manifest).encode()

    def change(members: dict[str, bytes]) -> None:
        members["manifest.json"], members["signature.json"] = body, signature_of(body, KEY)

    with pytest.raises(SoundsDamaged):
        read_package(rewritten(whole, tmp_path / "anders", change).read_bytes(), FORM, "ar", verify=VERIFY)


# ---- the shelf -------------------------------------------------------------------------------------------------------


def test_a_laptop_without_recordings_is_as_usual(tmp_path: Path) -> None:
    shelf = FolderShelf(tmp_path / "nergens", FORM, lambda: VERIFY)
    assert shelf.sounds("ar").find(QUESTION.text) is None
    assert shelf.sounds("ar").recordings == ()


def test_a_new_package_counts_at_once_and_is_read_once(shelf: FolderShelf, tmp_path: Path) -> None:
    put(tmp_path, packed(QUESTION))
    first = shelf.sounds("ar")
    assert shelf.sounds("ar") is first
    file = put(tmp_path, packed(QUESTION, YES))
    os.utime(file, ns=(1, 1))
    assert isinstance(shelf.sounds("ar"), SoundPackage)
    assert shelf.sounds("ar").find(YES.text)
    assert shelf.sounds("ti").find(QUESTION.text) is None, "a file per language"


@pytest.mark.parametrize(("data", "error"), [(b"x", SoundsDamaged), (packed(YES, key=None), SoundsUntrusted)])
def test_a_bad_package_is_told_every_time(
    shelf: FolderShelf, tmp_path: Path, data: bytes, error: type[Exception]
) -> None:
    put(tmp_path, data)
    for _ in range(2):
        with pytest.raises(error):
            shelf.sounds("ar")
    assert shelf.sounds("ti").recordings == ()


def test_no_keys_no_sound(tmp_path: Path) -> None:
    def unreadable() -> None:
        raise FileNotFoundError("publishers.toml")

    (tmp_path / "geluid").mkdir()
    put(tmp_path, packed(YES))
    with pytest.raises(SoundsDamaged):
        FolderShelf(tmp_path / "geluid", FORM, unreadable).sounds("ar")  # type: ignore[arg-type]


# ---- recording -------------------------------------------------------------------------------------------------------


def test_what_was_recorded_is_there_after_a_restart(studio: FolderStudio, tmp_path: Path) -> None:
    studio.keep("ar", QUESTION, clip(0.5))
    again = FolderStudio(tmp_path / "opnames", FORM, FolderShelf(tmp_path, FORM, lambda: VERIFY), today=lambda: TODAY)
    (made,) = again.recordings("ar")
    assert (made.text, made.places, made.made) == (QUESTION.text, QUESTION.places, TODAY)
    assert made.seconds == pytest.approx(0.5, abs=0.15)
    assert again.find("ar", QUESTION.text) == clip(0.5)
    assert again.own("ar", QUESTION.text)
    assert again.recordings("ti") == ()
    names = [path.name for path in (tmp_path / "opnames").rglob("*")]
    assert all(each.startswith((FORM, key_of(QUESTION.text))) for each in names), "no text in the name of a file"


def test_recording_again_replaces_and_dropping_takes_away(studio: FolderStudio) -> None:
    studio.keep("ar", QUESTION, clip(0.5))
    studio.keep("ar", QUESTION, clip(0.2))
    assert studio.find("ar", QUESTION.text) == clip(0.2)
    studio.drop("ar", QUESTION.text)
    studio.drop("ar", QUESTION.text)
    assert studio.find("ar", QUESTION.text) is None
    assert studio.recordings("ar") == ()


def test_half_a_recording_does_not_count(studio: FolderStudio, tmp_path: Path) -> None:
    for spoken in (QUESTION, YES):
        studio.keep("ar", spoken, clip())
    home = tmp_path / "opnames" / f"{FORM}-ar"
    (home / f"{key_of(QUESTION.text)}.mp3").write_bytes(clip()[:100])
    (home / f"{key_of(YES.text)}.json").write_text("{")
    assert studio.recordings("ar") == ()
    assert studio.find("ar", QUESTION.text) is None
    assert not studio.own("ar", YES.text)


def test_a_wav_file_comes_in(studio: FolderStudio, tmp_path: Path) -> None:
    file = tmp_path / "studio.wav"
    file.write_bytes(wav(silence(1.0) + tone(0.4)))
    studio.take_in("ar", YES, file)
    assert studio.recordings("ar")[0].seconds == pytest.approx(0.6, abs=0.2)
    for data, error in (
        (b"RIFF", SoundUnreadable),
        (wav(silence(1.0)), NothingHeard),
        (wav(silence(70)), SoundTooLong),
    ):
        file.write_bytes(data)
        with pytest.raises(error):
            studio.take_in("ar", YES, file)
    with pytest.raises(SoundUnreadable):
        studio.take_in("ar", YES, tmp_path / "nergens.wav")
    assert studio.find("ar", YES.text), "what was there stays"


def test_a_folder_that_cannot_be_written(tmp_path: Path, shelf: FolderShelf) -> None:
    (tmp_path / "opnames").write_text("a file in the way")
    studio = FolderStudio(tmp_path / "opnames", FORM, shelf, today=lambda: TODAY)
    with pytest.raises(FileNotKept):
        studio.keep("ar", YES, clip())


def test_the_package_that_is_made_is_the_one_that_is_heard(
    studio: FolderStudio, shelf: FolderShelf, tmp_path: Path
) -> None:
    key = tmp_path / "sleutel"
    made = make_key(key)
    own = Publisher(key_id(bytes(made.verify_key)), "Eigen", bytes(made.verify_key), date(2026, 1, 1))
    heard = FolderShelf(tmp_path / "geluid", FORM, lambda: verifier([own], TODAY))
    old = Spoken("نص قديم", "Oude tekst", ("/data/oud",), "Start")
    for spoken in (QUESTION, old):
        studio.keep("ar", spoken, clip())
    target = tmp_path / "geluid" / file_name(FORM, "ar")
    assert studio.pack("ar", [QUESTION.text, YES.text], key=key, target=target) == 1
    assert heard.sounds("ar").find(QUESTION.text) == clip()
    assert heard.sounds("ar").find(old.text) is None, "what speaks an older text stays out"
    with pytest.raises(SoundsUntrusted):
        shelf.sounds("ar")

    elsewhere = FolderStudio(tmp_path / "tweede", FORM, heard, today=lambda: TODAY)
    elsewhere.keep("ar", YES, clip(0.3))
    assert [each.text for each in elsewhere.recordings("ar")] == [YES.text, QUESTION.text]
    assert not elsewhere.own("ar", QUESTION.text)
    assert elsewhere.find("ar", QUESTION.text) == clip()
    assert elsewhere.pack("ar", [QUESTION.text, YES.text], key=key, target=target) == 2, "a colleague went on"


def test_why_no_package_is_made(studio: FolderStudio, tmp_path: Path) -> None:
    key = tmp_path / "sleutel"
    with pytest.raises(NothingToPack):
        studio.pack("ar", [YES.text], key=key, target=tmp_path / "x")
    studio.keep("ar", YES, clip())
    with pytest.raises(PublisherKeyUnusable):
        studio.pack("ar", [YES.text], key=key, target=tmp_path / "x")
    key.write_text("geen sleutel")
    with pytest.raises(PublisherKeyUnusable):
        studio.pack("ar", [YES.text], key=key, target=tmp_path / "x")
    key.unlink()
    make_key(key)
    with pytest.raises(FileNotKept):
        studio.pack("ar", [YES.text], key=key, target=tmp_path / "nergens" / "x")


def test_a_bad_package_on_the_shelf_does_not_stop_recording(studio: FolderStudio, tmp_path: Path) -> None:
    put(tmp_path, b"kapot")
    studio.keep("ar", YES, encode(tone(0.2)))
    assert [each.text for each in studio.recordings("ar")] == [YES.text]
    assert studio.find("ar", QUESTION.text) is None
