"""What the key of a vault can lean on: the keyring of the system and the organisation's recovery key."""

from collections.abc import Iterator

from desktop_app import places
from desktop_app.cli.checks.result import Result, ok, warn, wrong
from desktop_app.installation import NotInstalled, find_configuration, read_installation
from desktop_app.vault.device import OsKeyring

PART = "Sleutels"


def check() -> Iterator[Result]:
    yield check_keyring(OsKeyring().available)
    yield check_configuration()


def check_keyring(available: bool) -> Result:
    if available:
        return ok(PART, "De sleutelring van het systeem bewaart de tweede helft van de sleutel.")
    return warn(PART, "Geen sleutelring van het systeem: alleen de wachtzin beschermt de kluis.")


def check_configuration() -> Result:
    file = find_configuration()
    if file is None:
        return warn(PART, "Deze laptop is nog niet ingericht: er is geen opmaat.toml met de herstelsleutel.")
    try:
        known = read_installation(file, places.vaults(), places.resources() / "themes")
    except NotInstalled:
        return wrong(PART, "opmaat.toml is niet te lezen of mist de herstelsleutel.")
    office = "met kantoor" if known.office else "zonder kantoor"
    return ok(PART, f"Ingericht met de herstelsleutel van de organisatie, {office}.")
