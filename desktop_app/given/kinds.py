"""Which kinds of files there are, how they are named, how large they may be and what is signed."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from hashlib import sha256

from desktop_app.casework.office_ports import FileRefused, OfficeFile
from desktop_app.domain.gemeente import LARGEST_LOGO
from desktop_app.forms import Signature, UntrustedPackage
from desktop_app.publishers import ALGORITHM, QUESTIONNAIRE

FORM, LAW, THEME = "form", "law", "theme"
KINDS = (THEME, LAW, FORM)
LARGEST = {FORM: 100_000_000, LAW: 1_000_000, THEME: LARGEST_LOGO}
"""Bytes; a questionnaire may bring recordings."""

Check = Callable[[bytes, Signature | None], str]
"""As `trust.verifier` makes it, for today."""


@dataclass(frozen=True, slots=True)
class Shipped:
    """What came with the program. `form`: version of the newest questionnaire · `law`: first days of the law files, ISO
    · `theme`: name of the municipality's theme in opmaat.toml, without its ending."""

    form: str
    law: Sequence[str]
    theme: str

    def version(self, kind: str, name: str) -> str:
        """What the name of a file says: version of a questionnaire or of this municipality's theme, first day of a law
        file. "" for other files."""
        pattern = {
            FORM: rf"{QUESTIONNAIRE}-([A-Za-z0-9.]+)\.opmaat",
            LAW: r"(\d{4}-\d\d-\d\d)\.toml",
            THEME: rf"{re.escape(self.theme)}-(\d+)\.toml",
        }.get(kind)
        found = re.fullmatch(pattern, name) if pattern else None
        return found[1] if found else ""


def statement(kind: str, name: str, digest: str) -> bytes:
    """The bytes that are signed (resources/protocol/distribution.json)."""
    return f"opmaat-distribution/1\n{kind}\n{name}\n{digest}\n".encode()


def must_be_signed(file: OfficeFile, check: Check, content: bytes | None = None) -> None:
    """By someone who counts, and with `content`: be what was signed. Raises FileRefused."""
    if content is not None and sha256(content).hexdigest() != file.sha256:
        raise FileRefused("bestand_beschadigd")
    try:
        check(
            statement(file.kind, file.name, file.sha256),
            Signature(file.key_id, ALGORITHM, bytes.fromhex(file.signature)),
        )
    except (UntrustedPackage, ValueError):
        raise FileRefused("bestand_niet_vertrouwd") from None
