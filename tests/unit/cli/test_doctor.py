"""The diagnosis: says what is wrong, keeps quiet about people and paths, and its self-test notices damage."""

import json
import os
import subprocess
import sys
import time
from datetime import date
from pathlib import Path

import pytest

from desktop_app import places
from desktop_app.__main__ import main
from desktop_app.cli import doctor
from desktop_app.cli.checks import encryption, keys, letters, machine, materials, release
from desktop_app.cli.checks.result import Result, State
from desktop_app.cli.selftest import runner
from desktop_app.cli.selftest.vault import CANARY, readable
from desktop_app.cli.terms import law_file
from desktop_app.domain.law import load

OK, LET_OP, MIS = State.OK, State.LET_OP, State.MIS
USER = "zwaantje-kanarie"


def opmaat(home: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """The command in a process of its own, for a user with a telling name and a temporary folder to look into."""
    (home / "tmp").mkdir(parents=True)
    env = {name: value for name, value in os.environ.items() if not name.startswith(("XDG_", "OPMAAT_"))}
    env |= {"HOME": str(home), "USER": USER, "TMPDIR": str(home / "tmp"), "QT_QPA_PLATFORM": "offscreen"}
    return subprocess.run(
        [sys.executable, "-m", "desktop_app", "doctor", *words],
        cwd=places.root(),
        env=env,
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_sound_laptop_is_healthy_and_every_part_of_the_self_test_works(tmp_path: Path) -> None:
    home = tmp_path / USER
    done = opmaat(home, "--selftest", "--json")
    said = json.loads(done.stdout)
    assert [row for row in said["results"] if row["state"] == "mis"] == []
    assert (said["healthy"], done.returncode) == (True, 0)
    tried = {row["part"]: row["ms"] for row in said["results"] if row["part"].startswith("Proef ")}
    assert list(tried) == [f"Proef {part}" for part, _, _ in runner.PARTS]
    assert all(isinstance(ms, int) for ms in tried.values())
    assert list((home / "tmp").iterdir()) == []
    assert USER not in done.stdout + done.stderr


def test_plain_lines_start_with_the_verdict(tmp_path: Path) -> None:
    done = opmaat(tmp_path / USER)
    lines = done.stdout.splitlines()
    assert done.returncode == 0
    assert {line[:8].strip() for line in lines} <= {"ok", "let op"}
    assert any("SQLCipher 4." in line for line in lines)
    assert USER not in done.stdout + done.stderr


def test_something_wrong_gives_exit_code_one(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(doctor, "CHECKS", {"not_there": "Kapot"})
    assert main(["doctor"]) == 1
    assert capsys.readouterr().out.startswith("mis     Kapot")
    assert main(["doctor", "--json"]) == 1
    said = json.loads(capsys.readouterr().out)
    assert not said["healthy"]
    assert "not_there" in said["results"][0]["text"]


def test_a_failure_is_placed_without_its_message() -> None:
    try:
        raise ValueError("mevrouw Kanarie, Voorbeeldstraat 1")
    except ValueError as error:
        text = doctor.broken(error)
    assert "ValueError in test_doctor.py, regel" in text
    assert "Kanarie" not in text


@pytest.mark.parametrize(
    ("message", "named"),
    [
        ("libEGL.so.1: cannot open shared object file", "libEGL.so.1"),
        ("No module named 'typst'", "No module named 'typst'"),
        ("cannot import name 'x' from 'y' (/home/kanarie/y.py)", "cannot import name 'x' from 'y'"),
    ],
)
def test_a_missing_library_is_named(message: str, named: str) -> None:
    assert doctor.broken(ImportError(message)) == f"Niet te laden: {named}."


@pytest.mark.parametrize(("free", "state"), [(199, MIS), (200, LET_OP), (1999, LET_OP), (2000, OK)])
def test_room_on_the_disk(free: int, state: State) -> None:
    assert machine.room(free).state is state


@pytest.mark.skipif(sys.platform == "win32", reason="permissions of POSIX")
@pytest.mark.parametrize(("mode", "state"), [(0o700, OK), (0o750, LET_OP), (0o701, LET_OP)])
def test_a_folder_that_others_can_read(tmp_path: Path, mode: int, state: State) -> None:
    tmp_path.chmod(mode)
    assert machine.access(tmp_path).state is state


def test_a_folder_that_cannot_be_made(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse() -> Path:
        raise PermissionError(13, "nee", "/home/kanarie")

    monkeypatch.setattr(places, "vaults", refuse)
    (result,) = machine.check_folder()
    assert result.state is MIS
    assert "kanarie" not in result.text


def test_a_clock_before_the_release() -> None:
    earliest = release.not_before()
    assert earliest >= date.fromisoformat(load(law_file()).version)
    assert machine.check_clock(earliest, earliest).state is OK
    assert machine.check_clock(date(1970, 1, 1), earliest).state is LET_OP


def test_a_release_tells_its_version_and_day(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert release.release().built is None
    (tmp_path / release.FILE).write_text('{"version": "9.8.7", "built": "2031-05-06"}')
    (tmp_path / "resources").symlink_to(places.resources())
    monkeypatch.setattr(places, "root", lambda: tmp_path)
    assert release.release() == release.Release("9.8.7", date(2031, 5, 6))
    assert release.not_before() == date(2031, 5, 6)


@pytest.mark.parametrize(("years_on", "state"), [(-1, OK), (0, LET_OP), (1, MIS)])
def test_free_days_of_the_year(years_on: int, state: State) -> None:
    law = load(law_file())
    assert materials.check_law(law, law.equated_years[-1] + years_on).state is state


def test_a_questionnaire_that_was_tampered_with(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    resources = copy_of_resources(tmp_path)
    package = next((resources / "forms").glob("*.opmaat"))
    body = bytearray(package.read_bytes())
    body[len(body) // 2] ^= 1
    package.write_bytes(body)
    monkeypatch.setattr(places, "resources", lambda: resources)
    states = {result.part: result.state for result in materials.check()}
    assert states["Vragenlijst"] is MIS
    assert states["Wet"] is OK


def test_no_translations() -> None:
    rows: list[dict[str, str | int]] = [{"language": "ar", "texts": 10, "missing": 10}]
    assert materials.check_translations(rows).state is MIS
    rows.append({"language": "en", "texts": 4, "missing": 1})
    assert materials.check_translations(rows) == Result("Vertalingen", OK, "Engels 75%.")


@pytest.mark.parametrize(("catalog", "state"), [("pip", MIS), ("app", LET_OP)])
def test_a_letter_without_a_shape(tmp_path: Path, catalog: str, state: State) -> None:
    (tmp_path / f"{catalog}.po").write_text("Gefeliciteerd \U0001f389", encoding="utf-8")
    results = list(letters.check_letters(places.resources() / "fonts", tmp_path, None))
    assert results[0].state is state
    assert "U+1F389" in results[0].text


def test_letters_must_be_there_in_both_weights() -> None:
    faces = {"A-Regular.ttf": frozenset({0x61, 0x62}), "A-Bold.ttf": frozenset({0x61})}
    assert letters.uncovered({"a", "b", "\u2066", " "}, faces) == {"b"}


def test_a_damaged_font(tmp_path: Path) -> None:
    (tmp_path / "X-Regular.ttf").write_bytes(b"\0\1\0\0\0\1")
    (result,) = letters.check_letters(tmp_path, tmp_path, None)
    assert result.state is MIS


def test_configuration(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    file = tmp_path / "opmaat.toml"
    monkeypatch.setenv("OPMAAT_CONFIG", str(file))
    monkeypatch.setattr(places, "vaults", lambda: tmp_path)
    file.write_text('recovery_key = "kort"')
    assert keys.check_configuration().state is MIS
    file.write_text(f'recovery_key = "{"ab" * 32}"')
    assert keys.check_configuration().state is OK
    assert "abab" not in keys.check_configuration().text


def block(sysfs: Path, device: str, uuid: str = "", below: tuple[str, ...] = ()) -> None:
    """A block device as the kernel shows it."""
    place = sysfs / device
    for number, name in enumerate(below):
        (place / "slaves" / f"d{number}").mkdir(parents=True)
        (place / "slaves" / f"d{number}" / "dev").write_text(f"{name}\n")
    (place / "dm").mkdir(parents=True)
    if uuid:
        (place / "dm" / "uuid").write_text(uuid)


def test_full_disk_encryption_is_seen_through_lvm_and_raid(tmp_path: Path) -> None:
    block(tmp_path, "8:1")
    block(tmp_path, "253:0", "CRYPT-LUKS2-1", ("8:1",))
    block(tmp_path, "253:1", "LVM-2", ("253:0",))
    block(tmp_path, "9:0", "", ("253:0", "8:1"))
    seen = {name: encryption.encrypted(name, tmp_path) for name in ("8:1", "253:0", "253:1", "9:0", "7:7")}
    assert seen == {"8:1": False, "253:0": True, "253:1": True, "9:0": False, "7:7": None}


def test_a_file_system_without_a_device_of_its_own(tmp_path: Path) -> None:
    mounts = tmp_path / "mountinfo"
    mounts.write_text("1 0 0:7 / / rw shared:1 - btrfs /dev/null rw\n2 0 0:8 / /t rw - tmpfs tmpfs rw\n")
    null = Path("/dev/null").stat().st_rdev
    assert encryption.mounted("0:7", mounts) == f"{os.major(null)}:{os.minor(null)}"
    assert encryption.mounted("0:8", mounts) == "0:8"
    assert encryption.mounted("0:7", tmp_path / "absent") == "0:7"


def test_the_passphrase_alone() -> None:
    assert (keys.check_keyring(True).state, keys.check_keyring(False).state) == (OK, LET_OP)


def test_the_self_test_sees_a_readable_answer(tmp_path: Path) -> None:
    (tmp_path / "wal").write_bytes(b"\0" * 100 + CANARY.encode("utf-16-le"))
    assert readable(tmp_path)
    (tmp_path / "wal").write_bytes(os.urandom(200))
    assert not readable(tmp_path)


def test_the_self_test_sees_other_numbers_in_the_law(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    resources = copy_of_resources(tmp_path)
    law = resources / "law" / law_file().name
    text = law.read_text(encoding="utf-8")
    law.write_text(text.replace("2027-05-07, ", ""), encoding="utf-8")
    assert law.read_text(encoding="utf-8") != text
    monkeypatch.setattr(places, "resources", lambda: resources)
    monkeypatch.setattr(runner, "PARTS", (("Termijnen", "law", "reckon"), ("Publiceren", "questions", "publish_again")))
    first, second = runner.run_parts(time.perf_counter, doctor.broken)
    assert (first.state, first.text) == (MIS, "Tien weken na 2027-02-24 komt op een andere dag uit.")
    assert second.state is OK


def copy_of_resources(folder: Path) -> Path:
    """The shipped resources, with forms and law as files that a test may damage."""
    resources = folder / "resources"
    resources.mkdir()
    for part in places.resources().iterdir():
        if part.name in ("forms", "law"):
            (resources / part.name).mkdir()
            for file in part.iterdir():
                (resources / part.name / file.name).write_bytes(file.read_bytes())
        else:
            (resources / part.name).symlink_to(part)
    return resources
