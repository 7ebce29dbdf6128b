"""What a sealed paper is worth: valid, changed, or by a signer that is not known here. Nothing is fetched."""

import asyncio
import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Any

from desktop_app.domain.errors import OpmaatError


class NotAPaper(OpmaatError):
    """The file is no PDF, or a broken one."""

    code = "geen_pdf"


class Verdict(StrEnum):
    """`GELDIG`: unchanged since, by a signer that is trusted · `ONBEKEND`: unchanged, by someone not known here ·
    `VERANDERD`: the bytes are others than were sealed · `GEEN`: no seal."""

    GELDIG = "geldig"
    ONBEKEND = "onbekend"
    VERANDERD = "veranderd"
    GEEN = "geen"


@dataclass(frozen=True, slots=True)
class Checked:
    """`signer`: name in the certificate, "" without a seal · `at`: when it was sealed, as the sealing laptop said."""

    verdict: Verdict
    signer: str = ""
    at: datetime | None = None


def check(pdf: bytes, trusted: Sequence[Path]) -> Checked:
    """`trusted`: PEM or DER certificates whose seal, or whose signature under a seal's certificate, counts. Every seal
    in the paper must hold; the last one names the signer. Raises `NotAPaper`, or OSError and ValueError for a
    certificate that cannot be read."""
    from pyhanko.keys import load_certs_from_pemder  # noqa: PLC0415  slow to load
    from pyhanko.pdf_utils.misc import PdfError  # noqa: PLC0415
    from pyhanko.pdf_utils.reader import PdfFileReader  # noqa: PLC0415
    from pyhanko_certvalidator import ValidationContext  # noqa: PLC0415

    roots = list(load_certs_from_pemder([str(path) for path in trusted]))  # type: ignore[no-untyped-call]
    context = ValidationContext(trust_roots=roots, allow_fetching=False, revocation_mode="soft-fail")
    try:
        seals = PdfFileReader(io.BytesIO(pdf), strict=False).embedded_signatures
        found = [_worth(seal, context) for seal in seals]
    except (PdfError, ValueError, TypeError, KeyError, IndexError, RecursionError):
        raise NotAPaper from None
    if not found:
        return Checked(Verdict.GEEN)
    order = (Verdict.VERANDERD, Verdict.ONBEKEND, Verdict.GELDIG)
    return min(reversed(found), key=lambda each: order.index(each.verdict))


def _worth(seal: Any, context: Any) -> Checked:
    from pyhanko.sign.validation import async_validate_pdf_signature  # noqa: PLC0415
    from pyhanko.sign.validation.errors import SignatureValidationError  # noqa: PLC0415
    from pyhanko.sign.validation.status import SignatureCoverageLevel  # noqa: PLC0415

    name = str(seal.signer_cert.subject.native.get("common_name", ""))
    try:
        status = asyncio.run(async_validate_pdf_signature(seal, signer_validation_context=context))
    except SignatureValidationError:
        return Checked(Verdict.VERANDERD, name)
    whole = status.intact and status.valid and status.coverage is SignatureCoverageLevel.ENTIRE_FILE
    if not whole:
        return Checked(Verdict.VERANDERD, name, status.signer_reported_dt)
    return Checked(Verdict.GELDIG if status.trusted else Verdict.ONBEKEND, name, status.signer_reported_dt)
