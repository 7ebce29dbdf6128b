"""How far a translation can be trusted: missing, machine, reviewed (by whom) or stale.

`translations/status.toml` lists reviews only. A review seals the pair of source and translation: when either changes,
the seal no longer fits and the text is stale. A translation without a review counts as a machine's.
"""

import hashlib
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from pathlib import Path

from desktop_app.i18n import words
from desktop_app.i18n.catalog import Catalog
from desktop_app.i18n.language import language as find_language


class Status(StrEnum):
    """`STALE`: there is a translation, but the source or the translation changed after the review."""

    MISSING = "missing"
    MACHINE = "machine"
    REVIEWED = "reviewed"
    STALE = "stale"


@dataclass(frozen=True, slots=True)
class Review:
    """Someone read a translation beside its source. `by`: a name or role · `on`: ISO day · `seal`: of that pair."""

    language: str
    catalog: str
    msgid: str
    by: str
    on: str
    seal: str


Reviews = Mapping[tuple[str, str, str], Review]


def seal(msgid: str, translation: str) -> str:
    """Fingerprint of a source with its translation."""
    return hashlib.sha256(f"{msgid}\0{translation}".encode()).hexdigest()[:16]


@lru_cache(maxsize=4)
def read_reviews(path: Path) -> Reviews:
    """The reviews in a `status.toml`, by language, catalog and source text; none if the file is absent."""
    if not path.is_file():
        return {}
    rows = tomllib.loads(path.read_text(encoding="utf-8")).get("review", [])
    reviews = (
        Review(row["language"], row["catalog"], row["text"], row["by"], str(row["on"]), row["seal"]) for row in rows
    )
    return {(each.language, each.catalog, each.msgid): each for each in reviews}


def status(msgid: str, translation: str | None, review: Review | None) -> Status:
    """Status of one text, from its present translation and the last review of it."""
    if not translation:
        return Status.MISSING
    if review is None:
        return Status.MACHINE
    return Status.REVIEWED if review.seal == seal(msgid, translation) else Status.STALE


def count(language: str, name: str, msgids: Iterable[str], catalog: Catalog, reviews: Reviews) -> dict[Status, int]:
    """How many of the texts `msgids` of one catalog have which status in a language."""
    counts = dict.fromkeys(Status, 0)
    for msgid in msgids:
        known = catalog.messages.get(msgid) or "\0".join(catalog.plurals.get(msgid, ()))
        state = status(msgid, known, reviews.get((language, name, msgid)))
        counts[Status.STALE if msgid in catalog.outdated else state] += 1
    return counts


def text_status(msgid: str, language: str, name: str = "pip") -> Status:
    """How far the translation of a text can be trusted. Dutch is the source and always reviewed."""
    if language == words.SOURCE:
        return Status.REVIEWED
    code = find_language(language).code
    directory = words.directory()
    reviews = read_reviews(directory / "status.toml") if directory else {}
    return status(msgid, words.translation(msgid, code, name), reviews.get((code, name, msgid)))


def catalog_status(language: str, name: str = "app") -> Status:
    """How far a catalog as a whole can be trusted: reviewed where every text in it is, else a machine's."""
    if language == words.SOURCE:
        return Status.REVIEWED
    directory = words.directory()
    reviews = read_reviews(directory / "status.toml") if directory else {}
    if not any(key[:2] == (language, name) for key in reviews):  # spares the first window the reading of a catalog
        return Status.MACHINE
    found = words.catalog(language, name)
    counts = count(language, name, (*found.messages, *found.plurals), found, reviews)
    return Status.REVIEWED if counts[Status.REVIEWED] == sum(counts.values()) else Status.MACHINE
