"""Plain Dutch (B1) in every text of the program, its papers and what a client reads: `python build/plain_dutch.py`.

Three rules: a sentence has at most `LONGEST` words, no passive, no word that has a simpler one. What must stay stands
in plain_dutch.toml with its reason; an exception that no longer fits a text is a complaint too. The questionnaire is
signed and has its own review (docs/questionnaire.md).
"""

import ast
import re
import sys
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from babel.messages.pofile import read_po

ROOT = Path(__file__).resolve().parent.parent
CATALOGS = ("client", "pip", "app")
SENTENCES = ("desktop_app/domain", "desktop_app/cli")
"""Code that speaks Dutch without a catalog."""
LONGEST = 15
WORDS = {
    "aangaande": "over",
    "alsmede": "en",
    "alvorens": "voordat",
    "betreffende": "over",
    "conform": "volgens",
    "derhalve": "daarom",
    "desgewenst": "als u wilt",
    "dient": "moet",
    "dienen": "moeten",
    "echter": "maar",
    "eveneens": "ook",
    "gaarne": "graag",
    "geschieden": "gebeuren",
    "geschiedt": "gebeurt",
    "hetgeen": "wat",
    "hieromtrent": "hierover",
    "ingevolge": "volgens",
    "inzake": "over",
    "middels": "met",
    "mits": "als",
    "navolgende": "volgende",
    "omtrent": "over",
    "ondanks het feit dat": "hoewel",
    "reeds": "al",
    "slechts": "alleen",
    "teneinde": "om",
    "tevens": "ook",
    "thans": "nu",
    "uiterlijk op": "op of voor",
    "verstrekken": "geven",
    "vervolgens": "daarna",
    "voornoemde": "deze",
    "voorts": "verder",
    "wederom": "weer",
    "zulks": "dat",
    "indien": "als",
    "met betrekking tot": "over",
    "ten aanzien van": "over",
    "ten behoeve van": "voor",
    "ten gevolge van": "door",
    "door middel van": "met",
    "in het kader van": "voor",
    "te allen tijde": "altijd",
}
"""What is hard, and what to write instead."""
AUXILIARY = r"(?:wordt|worden|werd|werden)"
PARTICIPLE = r"(?:ge\w{2,}(?:d|t|en)|(?:be|her|ont|ver)\w{2,}(?:d|t|en)|\w+ge\w{2,}(?:d|t|en))"
_NOT = r"(?:gemeente|gegevens|gesprek\w*|gebied\w*|geheel|geld|gezin\w*|beetje|besluiten|verzoeken)"
_ONE = rf"\b(?!{_NOT}\b){PARTICIPLE}"
PASSIVE = re.compile(rf"\b{AUXILIARY}\b(?:\s+\w+){{0,6}}?\s+{_ONE}\b|{_ONE}\s+{AUXILIARY}\b", re.IGNORECASE)
_SENTENCE = re.compile(r"(?<=[.!?:;])\s+|\n+| · | – ")
_READS_AS_ONE = re.compile(r"[A-Z{][^_<>]*\s[^_<>]*[.?!:]\s*$", re.DOTALL)
_WORD = re.compile(r"[\w{}'’€%-]+")


@dataclass(frozen=True, slots=True)
class Complaint:
    """`rule`: "lang" | "lijdend" | "woord" · `text`: the whole text · `told`: what to do."""

    catalog: str
    rule: str
    text: str
    told: str


def remarks(text: str) -> Iterator[tuple[str, str]]:
    """Rule and advice for one Dutch text."""
    for sentence in _SENTENCE.split(text):
        count = len(_WORD.findall(sentence))
        if count > LONGEST:
            yield "lang", f"{count} woorden in een zin; maak er twee van"
    if found := PASSIVE.search(text):
        yield "lijdend", f"lijdende vorm: {found.group()!r}; zeg wie het doet"
    low = f" {text.lower()} "
    for word, plain in WORDS.items():
        if re.search(rf"\b{word}\b", low):
            yield "woord", f"{word!r}: schrijf {plain!r}"


def texts(root: Path) -> Iterator[tuple[str, str]]:
    """Catalog and every form of every Dutch text in it; then the sentences of the law and of the commands."""
    for name in CATALOGS:
        with (root / "translations" / f"{name}.pot").open("rb") as file:
            for message in read_po(file):
                forms = message.id if isinstance(message.id, tuple) else (message.id,)
                yield from ((name, form) for form in forms if form)

    for place in SENTENCES:
        for path in sorted((root / place).rglob("*.py")):
            yield from ((place, text) for text in _sentences(ast.parse(path.read_text(encoding="utf-8"))))


def _sentences(tree: ast.Module) -> Iterator[str]:
    """Strings that read as a Dutch sentence; values put into one count as one word. Docstrings are English."""
    parts = {id(part) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for part in node.values}
    parts |= {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if id(node) in parts:
            continue
        text = ""
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            text = node.value
        elif isinstance(node, ast.JoinedStr):
            text = "".join(str(part.value) if isinstance(part, ast.Constant) else "{x}" for part in node.values)
        if _READS_AS_ONE.match(text):
            yield text


def exceptions(root: Path) -> dict[tuple[str, str], str]:
    """Why a text may stay, by rule and text. Raises ValueError where no reason is given."""
    table = tomllib.loads((root / "build" / "plain_dutch.toml").read_text(encoding="utf-8"))
    found = {(each["rule"], each["text"]): each["why"].strip() for each in table.get("keep", [])}
    if not all(found.values()):
        raise ValueError("an exception needs a reason")
    return found


def complaints(root: Path) -> list[Complaint]:
    """What breaks a rule without a reason, and reasons that are no longer needed."""
    kept = exceptions(root)
    used: set[tuple[str, str]] = set()
    found = []
    for name, text in texts(root):
        for rule, told in remarks(text):
            if (rule, text) in kept:
                used.add((rule, text))
            else:
                found.append(Complaint(name, rule, text, told))
    found += [Complaint("-", rule, text, "deze uitzondering is niet meer nodig") for rule, text in kept.keys() - used]
    return found


def main() -> int:
    found = complaints(ROOT)
    lines = [f"{each.catalog}: {each.rule}: {each.told}\n    {each.text}" for each in found]
    print("\n".join(lines) or "Every text is plain Dutch.")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
