"""What the use cases need of whoever makes and shows papers. `documents` implements these; tests pass fakes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol


class Printer(Protocol):
    """Makes the papers. Bytes stay in memory; the caller decides where they go."""

    def beschikking(self, plan: Any, *, large: bool = False) -> bytes: ...

    def bilingual(self, plan: Any, language: str) -> bytes: ...

    def mijn_plan(self, plan: Any, language: str) -> bytes: ...

    def school(self, extract: Mapping[str, Any], gemeente: str) -> bytes: ...

    def verslag(self, report: Any) -> bytes: ...

    def agenda(self, moments: Sequence[Any], language: str, gemeente: str) -> bytes:
        """A calendar file, no PDF."""
        ...

    def sealed(self, pdf: bytes) -> bytes:
        """The paper with the municipality's seal, where it has one."""
        ...

    def undrawable(self, plan: Any) -> str:
        """Characters of the plan that no font draws, each once; they stand as U+FFFD on its papers."""
        ...


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page of a paper as a picture: `pixels` are `height` rows of `stride` bytes, four per pixel (blue,
    green, red, unused) · `text`: what stands on it, for who cannot see it."""

    width: int
    height: int
    stride: int
    pixels: bytes
    text: str


class Reader(Protocol):
    """Shows a paper without a file: from bytes in memory to pictures in memory."""

    def sheets(self, paper: bytes, *, width: int) -> Sequence[Sheet]:
        """Every page, `width` pixels wide. Raises `DocumentFailed`."""
        ...
