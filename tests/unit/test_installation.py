"""`opmaat.toml`: what counts, and that a mistake never passes for less protection than was meant."""

from pathlib import Path

import pytest

from desktop_app.casework.leases import LeaseTerms
from desktop_app.installation import Installation, NotInstalled, read_installation

RECOVERY = f'recovery_key = "{"11" * 32}"\n'
KEY = f'lease_key = "{"22" * 32}"\n'
OFFICE = """[office]
base_url = "https://opmaat.example"
issuer = "https://login.example"
client_id = "opmaat"
audience = "opmaat-centraal"
team = "oost"
"""


def read(folder: Path, text: str) -> Installation:
    file = folder / "opmaat.toml"
    file.write_text(text, encoding="utf-8")
    return read_installation(file, folder / "vaults", folder / "themes")


def test_leases_are_asked_where_the_office_gives_them(tmp_path: Path) -> None:
    assert read(tmp_path, RECOVERY).leases is None
    assert read(tmp_path, RECOVERY + KEY).leases == LeaseTerms(bytes([0x22]) * 32)
    assert read(tmp_path, RECOVERY + KEY + "lease_strict = false\n").leases == LeaseTerms(bytes([0x22]) * 32)
    strict = read(tmp_path, RECOVERY + KEY + "lease_strict = true\n" + OFFICE)
    assert strict.leases == LeaseTerms(bytes([0x22]) * 32, strict=True)


@pytest.mark.parametrize(
    "text",
    [
        "",
        RECOVERY + "lease_strict = true\n" + OFFICE,
        RECOVERY + KEY + "lease_strict = true\n",
        RECOVERY + KEY + 'lease_strict = "ja"\n' + OFFICE,
        RECOVERY + KEY + "lease_strict = 1\n" + OFFICE,
        RECOVERY + 'lease_key = "22"\n',
        RECOVERY + 'lease_key = "geen hex"\n',
        'recovery_key = "11"\n',
        "recovery_key = []\n",
        RECOVERY.replace('"\n', "") + "\n",
        RECOVERY + '[office]\nbase_url = "https://opmaat.example"\n',
    ],
    ids=[
        "empty",
        "no lease key",
        "no office",
        "word",
        "number",
        "short",
        "no hex",
        "short key",
        "nobody",
        "toml",
        "half",
    ],
)
def test_a_mistake_is_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(NotInstalled):
        read(tmp_path, text)


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(NotInstalled):
        read_installation(tmp_path / "nergens.toml", tmp_path, tmp_path)
