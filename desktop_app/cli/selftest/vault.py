"""Make a vault, keep an answer in it, find nothing readable on the disk, open it again, refuse a stranger."""

from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

from nacl.public import PrivateKey

from desktop_app.casework.errors import WrongPassphrase
from desktop_app.cli.selftest.expectation import expect
from desktop_app.domain.answer import Answer, AnswerState
from desktop_app.vault.device import NoKeyring
from desktop_app.vault.lockbox import DirectoryLockbox

CANARY = "Kanarie-Zelftest-7f3a"
PATH = "/data/werk/wens_woorden"


def keep_secrets(folder: Path) -> str:
    """Alembic, SQLCipher, Argon2id at full cost, the envelope and the backup; the keyring is left alone."""
    passphrase, dossier = uuid4().hex, str(uuid4())
    lockbox = DirectoryLockbox(folder, bytes(PrivateKey.generate().public_key), keyring=NoKeyring())
    entry = lockbox.create(user_name="Zelftest", passphrase=passphrase).id
    vault = lockbox.unlock(entry, passphrase)
    try:
        with vault.work() as work:
            work.put_answers(dossier, "werk", [_answer()])
        vault.back_up()
    finally:
        vault.close()
    expect(not readable(folder), "Er staat een antwoord leesbaar op de schijf.")
    again = lockbox.unlock(entry, passphrase)
    try:
        with again.work() as work:
            found = work.answers(dossier)
        again.check()
    finally:
        again.close()
    expect(found == {PATH: _answer()}, "Het antwoord kwam anders terug.")
    expect(refused(lockbox, entry), "De kluis ging open met een verkeerde wachtzin.")
    return "gemaakt, gevuld, op slot, heropend; een verkeerde wachtzin geweigerd, niets leesbaar op de schijf."


def readable(folder: Path) -> bool:
    """Whether the canary stands in any file as text."""
    forms = (CANARY.encode(), CANARY.encode("utf-16-le"))
    return any(form in path.read_bytes() for path in folder.rglob("*") if path.is_file() for form in forms)


def refused(lockbox: DirectoryLockbox, entry: str) -> bool:
    try:
        lockbox.unlock(entry, "een heel andere wachtzin").close()
    except WrongPassphrase:
        return True
    return False


def _answer() -> Answer:
    moment = datetime(2026, 1, 5, 9, 30, tzinfo=UTC)
    return Answer(PATH, CANARY, AnswerState.BEANTWOORD, by="zelftest", at=moment)
