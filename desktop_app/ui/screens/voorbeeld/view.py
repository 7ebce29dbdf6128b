"""What the preview, the discussion and the adoption show. No Qt."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from desktop_app.i18n.errors import Explanation
from desktop_app.i18n.language import Language

CONCEPT = ""
"""Choice of the draft among the versions."""


@dataclass(frozen=True, slots=True)
class Pair:
    """One paragraph in both languages. `client` is "" where there is no translation · `machine`: not checked by a
    person · `verdict`: "" | "uitgelegd" | "vraag" | "oneens"."""

    key: str
    dutch: str
    client: str
    heading: bool
    machine: bool
    verdict: str = ""


@dataclass(frozen=True, slots=True)
class VersionChoice:
    id: str
    text: str


@dataclass(frozen=True, slots=True)
class CheckLine:
    """One line of the check list before adoption. `state`: "ok" | "nodig" | "let_op"."""

    text: str
    article: str
    state: str


@dataclass(frozen=True, slots=True)
class SeenLine:
    """`strokes`: what the client drew, () where nothing was drawn on the screen."""

    text: str
    strokes: tuple[tuple[int, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class PreviewModel:
    """`version`: id of the version on screen, or `CONCEPT` · `language`: the client's, None if that is Dutch ·
    `means`: what signing means, in both languages."""

    name: str
    tag: str
    tone: str
    pairs: tuple[Pair, ...]
    language: Language | None
    versions: tuple[VersionChoice, ...]
    version: str
    machine: int
    missing: int
    checks: tuple[CheckLine, ...]
    adoptable: bool
    advies: bool
    mandate: bool
    dagtekening: str
    seen: tuple[SeenLine, ...]
    means: Pair | None


class PreviewView(Protocol):
    def show_model(self, model: PreviewModel) -> None: ...

    def show_pair(self, place: int) -> None:
        """The pair that is being discussed; -1: none."""
        ...

    def show_failure(self, told: Explanation) -> None: ...

    def show_done(self, headline: str, body: str, notes: int = 0) -> None:
        """`notes`: how many notes beside a question somebody has to look through now."""
        ...

    def choose_file(self, name: str, then: Callable[[str], None]) -> None:
        """Ask where to save; `then` gets the path, or is not called."""
        ...
