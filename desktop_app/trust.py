"""The check of a signature against the publishers whose files this laptop trusts."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path

from nacl.exceptions import CryptoError
from nacl.signing import VerifyKey

from desktop_app.forms import NotForInterview, Package, Signature, UntrustedPackage, load_package
from desktop_app.forms.archive import Verify
from desktop_app.publishers import ALGORITHM, FILE, Publisher, read_publishers


def verifier(publishers: Iterable[Publisher], today: date) -> Verify:
    """The check that `load_package` takes: gives the publisher's name or raises `UntrustedPackage`."""
    known = {each.key_id: each for each in publishers}

    def verify(manifest: bytes, signature: Signature | None) -> str:
        if signature is None:
            raise UntrustedPackage(reason="unsigned")
        publisher = known.get(signature.key_id)
        if publisher is None or signature.algorithm != ALGORITHM:
            raise UntrustedPackage(reason="key")
        if not publisher.counts_on(today):
            raise UntrustedPackage(reason="dates")
        try:
            VerifyKey(publisher.public_key).verify(manifest, signature.value)
        except (CryptoError, ValueError) as fault:
            raise UntrustedPackage(reason="signature") from fault
        return publisher.name

    return verify


def trusted(forms: Path, own: Iterable[Publisher], today: date) -> Verify:
    """The check with the keys that ship in `forms` and those of the municipality. Raises as `read_publishers` does."""
    return verifier((*read_publishers(forms / FILE), *own), today)


def interview_package(file: Path, publishers: Iterable[Publisher], today: date) -> Package:
    """A package that a conversation may open: whole, signed by someone trusted, and not published leniently.

    Raises `CorruptPackage`, `UntrustedPackage`, `NotForInterview` or OSError.
    """
    package = load_package(file, verify=verifier(publishers, today))
    if not package.interview:
        raise NotForInterview
    return package
