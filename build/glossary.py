"""Whether every language names a term of the law as its glossary does: `python build/glossary.py [LANGUAGE ...]`.

A term is recognised in the Dutch by its stem and must come back in the translation by the Dutch word that stands in
brackets in the glossary, or by the beginnings of the words chosen for it: languages bend their words. It is a list to
read, not a verdict: a pronoun or another word may be right.
"""

import re
import sys
from collections.abc import Iterator
from pathlib import Path

from desktop_app.i18n.catalog import CONTEXT, PLACEHOLDER, read_catalog
from desktop_app.i18n.glossary import TERMS
from desktop_app.i18n.language import LANGUAGES

ROOT = Path(__file__).resolve().parent.parent
CATALOGS = ("intake", "pip")
LAWS = re.compile(r"\b(Wet|Besluit) inburgering 2021\b")
SHORTEST, KEPT = 3, 0.6
"""Shorter words are not looked for; of the others this share of the letters must be there."""


def terms_in(dutch: str) -> Iterator[str]:
    """The terms in a Dutch text; of overlapping ones the longest."""
    rest = LAWS.sub("", PLACEHOLDER.sub("", dutch)).lower()
    for term in sorted(TERMS, key=len, reverse=True):
        for stem in TERMS[term]:
            found = re.search(rf"\b{re.escape(stem)}" + (r"\b" if len(stem) < 5 else ""), rest)
            if found:
                yield term
                rest = rest[: found.start()] + " " * len(stem) + rest[found.end() :]
                break


def named(text: str, chosen: str) -> bool:
    """Whether a translation holds the chosen words, bent or not, or the Dutch word that goes with them."""
    low, term = (each.casefold().replace("i\u0307", "i") for each in (text, chosen))
    own, _, brackets = term.partition("(")
    if brackets.rstrip(")") and brackets.rstrip(")") in low:
        return True
    words = [word.removeprefix("ال") for word in re.findall(r"[^\s()/]+", own) if len(word) >= SHORTEST]
    return all(word[: round(len(word) * KEPT)] in low for word in words)


def complaints(translations: Path, code: str) -> Iterator[str]:
    """`ti pip: bezwaar is not "...": <the Dutch text>`, per text."""
    folder = LANGUAGES[code].folder
    chosen = read_catalog(translations, folder, "glossary").messages
    for name in CATALOGS:
        for key, text in read_catalog(translations, folder, name).messages.items():
            dutch = key.rpartition(CONTEXT)[2]
            for term in terms_in(dutch):
                if term in chosen and not named(text, chosen[term]):
                    yield f"{code} {name}: {term} is not {chosen[term]!r}: {dutch[:70]}"


def main(codes: list[str]) -> int:
    for code in codes or list(LANGUAGES)[1:]:
        found = list(dict.fromkeys(complaints(ROOT / "translations", code)))
        print("\n".join([*found, f"{code}: {len(found)} texts to look at"]))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
