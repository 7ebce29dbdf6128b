"""The seal: valid, changed, unknown; still both standards; and the passphrase goes nowhere."""

import io
import logging
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import pkcs12
from cryptography.x509.oid import NameOID
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

from desktop_app.__main__ import main
from desktop_app.casework.errors import SealLocked
from desktop_app.documents.printer import PlanPrinter
from desktop_app.documents.seal import Sealer
from desktop_app.documents.seal_check import Checked, NotAPaper, Verdict, check
from desktop_app.i18n.errors import explain

from .reading import extracted
from .sample import PLAN
from .test_verapdf import validate

WORDS = "paard-batterij-nietje"
Seal = tuple[Path, Path]


def certificate(folder: Path, name: str) -> Seal:
    """A self-signed certificate of a municipality: PKCS#12 with its key, and the PEM others trust."""
    key = ec.generate_private_key(ec.SECP256R1())
    who = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder(who, who, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=365))
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(
            x509.KeyUsage(
                digital_signature=True, content_commitment=True, key_encipherment=False, data_encipherment=False,
                key_agreement=False, key_cert_sign=False, crl_sign=False, encipher_only=False, decipher_only=False,
            ),
            critical=True,
        )
        .sign(key, hashes.SHA256())
    )  # fmt: skip
    lock = serialization.BestAvailableEncryption(WORDS.encode())
    p12, pem = folder / f"{name}.p12", folder / f"{name}.pem"
    p12.write_bytes(pkcs12.serialize_key_and_certificates(name.encode(), key, made, None, lock))
    pem.write_bytes(made.public_bytes(serialization.Encoding.PEM))
    return p12, pem


@pytest.fixture(scope="module")
def seal(tmp_path_factory: pytest.TempPathFactory) -> Seal:
    return certificate(tmp_path_factory.mktemp("waarmerk"), "Gemeente Waterdam")


@pytest.fixture(scope="module")
def sealed(seal: Seal, printer: PlanPrinter) -> bytes:
    return Sealer(seal[0], lambda: WORDS).seal(printer.beschikking(PLAN))


def test_a_sealed_paper_is_valid_for_who_knows_the_municipality(sealed: bytes, seal: Seal) -> None:
    found = check(sealed, [seal[1]])
    assert (found.verdict, found.signer) == (Verdict.GELDIG, "Gemeente Waterdam")
    assert found.at is not None


def test_an_unknown_signer_is_said_to_be_unknown(sealed: bytes, tmp_path: Path) -> None:
    other = certificate(tmp_path, "Gemeente Elders")[1]
    assert check(sealed, []).verdict is Verdict.ONBEKEND
    assert check(sealed, [other]).verdict is Verdict.ONBEKEND


def place_in(page: bytes) -> int:
    return page.index(b"stream\n") + 40


def added(pdf: bytes) -> bytes:
    """The same paper with a page-wide note put on top of it afterwards, as an editor would."""
    writer = IncrementalPdfFileWriter(io.BytesIO(pdf))
    writer.root["/Info2"] = generic.pdf_string("anders")
    writer.update_root()  # type: ignore[no-untyped-call]
    out = io.BytesIO()
    writer.write(out)  # type: ignore[no-untyped-call]
    return out.getvalue()


def flipped(pdf: bytes) -> bytes:
    at = place_in(pdf)
    return pdf[:at] + bytes([pdf[at] ^ 1]) + pdf[at + 1 :]


@pytest.mark.parametrize("change", [flipped, added, lambda pdf: pdf + b"\n% x\n"], ids=["byte", "update", "tail"])
def test_any_change_is_noticed(sealed: bytes, seal: Seal, change: Callable[[bytes], bytes]) -> None:
    assert check(change(sealed), [seal[1]]).verdict is Verdict.VERANDERD


def test_without_a_seal_nothing_is_claimed(printer: PlanPrinter) -> None:
    assert check(printer.beschikking(PLAN), []) == Checked(Verdict.GEEN)
    for broken in (b"", b"%PDF-1.7", b"geen pdf", sealed_half(printer.beschikking(PLAN))):
        with pytest.raises(NotAPaper):
            check(broken, [])


def sealed_half(pdf: bytes) -> bytes:
    return pdf[: len(pdf) // 2]


def test_the_seal_changes_nothing_that_can_be_read(sealed: bytes, printer: PlanPrinter) -> None:
    assert extracted(sealed) == extracted(printer.beschikking(PLAN))
    assert sealed.startswith(printer.beschikking(PLAN))


def test_a_sealed_paper_still_is_pdf_a_and_pdf_ua(sealed: bytes, tmp_path: Path) -> None:
    file = tmp_path / "sealed.pdf"
    file.write_bytes(sealed)
    lines = validate(file)
    assert [line.split()[:2] for line in lines] == [["PASS", "2a"], ["PASS", "ua1"]], lines


@pytest.mark.parametrize("words", [None, "", "verkeerd"])
def test_a_wrong_passphrase_is_said_and_told_to_nobody(
    seal: Seal, words: str | None, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    caplog.set_level(logging.DEBUG)
    with pytest.raises(SealLocked) as caught:
        Sealer(seal[0], lambda: words).seal(b"%PDF-1.7")
    told = f"{caught.value!r} {caplog.text} {capfd.readouterr()}"
    assert "verkeerd" not in told
    assert str(explain(caught.value).happened) == "Het waarmerk van de gemeente is op slot."


def test_a_good_passphrase_stands_in_no_log(
    seal: Seal, printer: PlanPrinter, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    caplog.set_level(logging.DEBUG)
    made = Sealer(seal[0], lambda: WORDS).seal(printer.beschikking(PLAN))
    assert WORDS not in caplog.text + str(capfd.readouterr())
    assert WORDS.encode() not in made


def test_a_printer_without_a_certificate_leaves_a_paper_as_it_is(printer: PlanPrinter) -> None:
    assert printer.sealed(b"%PDF-1.7") == b"%PDF-1.7"


@pytest.mark.parametrize(
    ("change", "trusted", "code", "start"),
    [
        (bytes, True, 0, "Geldig. Gemeente Waterdam waarmerkte dit document op "),
        (bytes, False, 1, "Onbekend. Gemeente Waterdam waarmerkte dit document op "),
        (flipped, True, 1, "Veranderd. Dit document is niet meer zoals het was."),
    ],
)
def test_the_command_says_it_in_dutch(
    sealed: bytes, seal: Seal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str],
    change: Callable[[bytes], bytes], trusted: bool, code: int, start: str,
) -> None:  # fmt: skip
    file, configuration = tmp_path / "a.pdf", tmp_path / "opmaat.toml"
    file.write_bytes(change(sealed))
    known = f'trusted = ["{seal[1]}"]' if trusted else ""
    configuration.write_text(f'recovery_key = "{"ab" * 32}"\n[seal]\n{known}\n', encoding="utf-8")
    monkeypatch.setenv("OPMAAT_CONFIG", str(configuration))
    assert main(["papers", "verify", str(file)]) == code
    assert capsys.readouterr().out.startswith(start)
    assert main(["papers", "verify", str(tmp_path / "weg.pdf")]) == 2
    file.write_bytes(b"x")
    assert main(["papers", "verify", str(file)]) == 2
