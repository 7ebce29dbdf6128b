"""A failure in words: what happened, what is safe, what the user can do."""

from collections.abc import Mapping
from dataclasses import dataclass

from desktop_app.domain.errors import OpmaatError
from desktop_app.i18n.failures import UNKNOWN, WORDS
from desktop_app.i18n.formats import Value, fill
from desktop_app.i18n.words import _


@dataclass(frozen=True, slots=True)
class Explanation:
    """`happened` is the first, bold line; `safe` and `to_do` may be empty. `details`: small print, the bare code."""

    happened: str
    safe: str
    to_do: str
    details: str

    @property
    def rest(self) -> str:
        """What comes after the first line: what is safe and what to do."""
        return " ".join(part for part in (self.safe, self.to_do) if part)

    def __str__(self) -> str:
        return " ".join(part for part in (self.happened, self.safe, self.to_do) if part)


def remark(happened: str, to_do: str = "") -> Explanation:
    """Something to tell that is no failure and has no code."""
    return Explanation(happened, "", to_do, "")


def explain(error: OpmaatError) -> Explanation:
    """The words for an expected failure."""
    return explain_code(error.code, error.params)


def explain_code(code: str, params: Mapping[str, Value] | None = None) -> Explanation:
    """The words for a code; a placeholder without a value keeps the general words, so that nothing is half said."""
    values = dict(params or {})
    try:
        happened, safe, to_do = (fill(_(part), **values) if part else "" for part in WORDS.get(code, UNKNOWN))
    except KeyError:
        happened, safe, to_do = (_(part) for part in UNKNOWN)
    return Explanation(happened, safe, to_do, code)
