"""The municipality's seal under a paper: PAdES with its own certificate.

Nothing is fetched: no time stamp, no revocation list. The day of sealing is the clock of the laptop.
"""

import asyncio
import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

from desktop_app.casework.errors import SealLocked

FIELD = "Waarmerk"
KEYRING = "opmaat-waarmerk"
"""Service in the keyring of the system; the user name is the path of the PKCS#12 file."""


class Sealer:
    """`certificate`: PKCS#12 file · `passphrase`: asked for at the first seal; never kept elsewhere, never told."""

    def __init__(self, certificate: Path, passphrase: Callable[[], str | None]) -> None:
        self._certificate, self._passphrase = certificate, passphrase

    def seal(self, pdf: bytes) -> bytes:
        """The same paper with the seal behind it (an incremental update). Raises `SealLocked`."""
        from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter  # noqa: PLC0415  slow to load
        from pyhanko.sign import fields, signers  # noqa: PLC0415

        paper = pdf if pdf.endswith(b"\n") else pdf + b"\n"  # PDF/A-2 6.1.9: an object begins on its own line
        meta = signers.PdfSignatureMetadata(
            field_name=FIELD,
            md_algorithm="sha256",
            subfilter=fields.SigSeedSubFilter.PADES,
            certify=True,
            docmdp_permissions=fields.MDPPerm.NO_CHANGES,
        )
        # PDF/A wants it printable, PDF/UA wants it tagged unless it lies outside the page
        hidden = fields.InvisSigSettings(set_print_flag=True, set_hidden_flag=False, box_out_of_bounds=True)
        spec = fields.SigFieldSpec(FIELD, invis_sig_settings=hidden)
        signer = signers.PdfSigner(meta, signer=self._signer(), new_field_spec=spec)
        made = io.BytesIO()
        asyncio.run(signer.async_sign_pdf(IncrementalPdfFileWriter(io.BytesIO(paper)), output=made))
        return made.getvalue()

    def _signer(self) -> Any:
        from pyhanko.sign import signers  # noqa: PLC0415

        words = self._passphrase()
        if words is None or not self._certificate.is_file():
            raise SealLocked
        try:
            found = signers.SimpleSigner.load_pkcs12(str(self._certificate), passphrase=words.encode())  # type: ignore[no-untyped-call]
        except (OSError, ValueError):
            found = None
        if found is None:
            raise SealLocked
        return found


def from_keyring(certificate: Path) -> Callable[[], str | None]:
    """Asks the keyring of the system for the passphrase; None where it has none or cannot be opened."""

    def ask() -> str | None:
        import keyring  # noqa: PLC0415
        from keyring.errors import KeyringError  # noqa: PLC0415

        try:
            return keyring.get_password(KEYRING, str(certificate))
        except KeyringError:
            return None

    return ask
