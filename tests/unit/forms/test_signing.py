"""Signed packages: who published this, and may a conversation open it."""

import json
import sys
import zipfile
from datetime import date
from pathlib import Path

import pytest
from nacl.signing import SigningKey

from desktop_app.__main__ import main
from desktop_app.forms import CorruptPackage, NotForInterview, UntrustedPackage, load_package
from desktop_app.forms.publish import publish
from desktop_app.installation import NotInstalled, read_installation
from desktop_app.places import resources
from desktop_app.publishers import FILE, Publisher, publishers_of, read_publishers
from desktop_app.signing import KeyUnusable, key_id, make_key, read_key, signature_of
from desktop_app.trust import interview_package, verifier
from tests.unit.forms.workbooks import good, rewritten, workbook

TODAY = date(2026, 11, 26)
KEY = SigningKey(bytes(range(32)))
PUBLISHER = Publisher(
    key_id(bytes(KEY.verify_key)), "Gemeente Proef", bytes(KEY.verify_key), date(2026, 1, 1), date(2027, 1, 1)
)


@pytest.fixture
def signed(tmp_path: Path) -> Path:
    return publish(good(tmp_path / "proef.xlsx"), tmp_path / "uit", key=KEY)


def test_a_signed_package_names_its_publisher(signed: Path, tmp_path: Path) -> None:
    assert interview_package(signed, [PUBLISHER], TODAY).publisher == "Gemeente Proef"
    assert load_package(signed).publisher == "", "whoever does not ask does not know"
    again = publish(tmp_path / "proef.xlsx", tmp_path / "nog", key=KEY)
    assert again.read_bytes() == signed.read_bytes()
    assert json.loads(zipfile.ZipFile(signed).read("signature.json")) == {
        "algorithm": "ed25519",
        "key_id": PUBLISHER.key_id,
        "signature": KEY.sign(zipfile.ZipFile(signed).read("manifest.json")).signature.hex(),
    }


def test_every_member_hangs_on_the_signature(signed: Path, tmp_path: Path) -> None:
    def replaced(name: str, body: bytes) -> Path:
        return rewritten(signed, tmp_path / "ander.opmaat", lambda members: members.__setitem__(name, body))

    whole = zipfile.ZipFile(signed)
    manifest = json.loads(whole.read("manifest.json"))
    for name in ("form.xml", "source.xlsx", "media/x.png"):
        with pytest.raises(CorruptPackage):
            interview_package(replaced(name, b"x"), [PUBLISHER], TODAY)
    for change in ({"title": "Andere"}, {"interview": False}, {"version": "9"}):
        with pytest.raises(UntrustedPackage, match="signature"):
            interview_package(replaced("manifest.json", json.dumps(manifest | change).encode()), [PUBLISHER], TODAY)
    for body in (b"{}", b"[", b'{"key_id": "x", "algorithm": "ed25519", "signature": "zz"}'):
        with pytest.raises(CorruptPackage, match=r"signature\.json"):
            interview_package(replaced("signature.json", body), [PUBLISHER], TODAY)
    stranger = signature_of(whole.read("manifest.json"), SigningKey.generate())
    with pytest.raises(UntrustedPackage, match="key"):
        interview_package(replaced("signature.json", stranger), [PUBLISHER], TODAY)
    lying = json.dumps(json.loads(stranger) | {"key_id": PUBLISHER.key_id}).encode()
    with pytest.raises(UntrustedPackage, match="signature"):
        interview_package(replaced("signature.json", lying), [PUBLISHER], TODAY)
    short = json.dumps(json.loads(stranger) | {"key_id": PUBLISHER.key_id, "signature": "00"}).encode()
    with pytest.raises(UntrustedPackage, match="signature"):
        interview_package(replaced("signature.json", short), [PUBLISHER], TODAY)


def test_an_unsigned_package_opens_no_conversation(tmp_path: Path) -> None:
    package = publish(good(tmp_path / "proef.xlsx"), tmp_path / "uit")
    assert load_package(package).interview, "without a verifier it can be evaluated"
    with pytest.raises(UntrustedPackage, match="unsigned"):
        interview_package(package, [PUBLISHER], TODAY)


@pytest.mark.parametrize(("day", "counts"), [("2025-12-31", False), ("2026-01-01", True), ("2026-12-31", True),
                                             ("2027-01-01", False)])  # fmt: skip
def test_a_key_counts_between_its_days(day: str, counts: bool, signed: Path) -> None:
    if counts:
        assert interview_package(signed, [PUBLISHER], date.fromisoformat(day)).form_id == "proef"
    else:
        with pytest.raises(UntrustedPackage, match="dates"):
            interview_package(signed, [PUBLISHER], date.fromisoformat(day))


def test_a_lenient_package_opens_no_conversation_however_well_signed(tmp_path: Path) -> None:
    source = workbook(tmp_path / "proef.xlsx", [("geopoint", "plek", "Waar?", "أين")])
    package = publish(source, tmp_path / "uit", lenient=True, key=KEY)
    assert load_package(package, verify=verifier([PUBLISHER], TODAY)).publisher == "Gemeente Proef"
    with pytest.raises(NotForInterview):
        interview_package(package, [PUBLISHER], TODAY)


def test_what_ships_is_signed_by_a_key_that_is_trusted() -> None:
    forms = resources() / "forms"
    for package in forms.glob("*.opmaat"):
        assert interview_package(package, read_publishers(forms / FILE), TODAY).publisher


def test_a_municipality_trusts_its_own_key_in_its_configuration(tmp_path: Path) -> None:
    file = tmp_path / "opmaat.toml"
    row = f'name = "G"\nkey_id = "{PUBLISHER.key_id}"\npublic_key = "{PUBLISHER.public_key.hex()}"\nfrom = 2026-01-01\n'
    file.write_text(f'recovery_key = "{"00" * 32}"\n[[publishers]]\n{row}', encoding="utf-8")
    (own,) = read_installation(file, tmp_path, tmp_path).publishers
    assert (own.name, own.public_key, own.until) == ("G", PUBLISHER.public_key, None)
    file.write_text(f'recovery_key = "{"00" * 32}"\n[[publishers]]\nname = "G"\n', encoding="utf-8")
    with pytest.raises(NotInstalled):
        read_installation(file, tmp_path, tmp_path)


@pytest.mark.parametrize(
    "wrong", [{"public_key": "00"}, {"public_key": "zz"}, {"from": "2026"}, {"until": 3}, {"name": None, "key_id": ...}]
)
def test_a_row_that_is_no_publisher(wrong: dict[str, object]) -> None:
    row = {"key_id": "a", "name": "b", "public_key": "00" * 32, "from": TODAY}
    assert publishers_of({"publishers": [row]})[0].until is None
    assert publishers_of({}) == ()
    if ... in wrong.values():
        row.pop("key_id")
    with pytest.raises((KeyError, TypeError, ValueError)):
        publishers_of({"publishers": [{**row, **{name: value for name, value in wrong.items() if value is not ...}}]})


def test_a_key_is_kept_by_its_owner_only(tmp_path: Path) -> None:
    file = tmp_path / "sleutel"
    key = make_key(file)
    assert bytes(read_key(file)) == bytes(key)
    with pytest.raises(FileExistsError):
        make_key(file)
    if sys.platform != "win32":
        assert file.stat().st_mode & 0o777 == 0o600
        file.chmod(0o644)
        with pytest.raises(KeyUnusable, match="mode"):
            read_key(file)
        file.chmod(0o600)
    file.write_text("geen sleutel", encoding="utf-8")
    with pytest.raises(KeyUnusable, match="format"):
        read_key(file)


def test_the_command_line_makes_a_key_and_signs_with_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "sleutel"
    assert main(["forms", "key", "new", str(file), "--name", 'Gemeente "Voorbeeld"']) == 0
    table = tmp_path / "publishers.toml"
    table.write_text(capsys.readouterr().out, encoding="utf-8")
    (publisher,) = read_publishers(table)
    source = good(tmp_path / "proef.xlsx")
    assert main(["forms", "publish", str(source), "--out", str(tmp_path), "--key", str(file)]) == 0
    package = Path(capsys.readouterr().out.strip())
    assert interview_package(package, [publisher], publisher.since).publisher == 'Gemeente "Voorbeeld"'
    assert main(["forms", "key", "new", str(file)]) == 2
    assert "bestaat al" in capsys.readouterr().err
    assert main(["forms", "publish", str(source), "--out", str(tmp_path), "--key", str(source)]) == 2
    assert "sleutel" in capsys.readouterr().err
