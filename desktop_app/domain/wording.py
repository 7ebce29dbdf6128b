"""Words that do not belong in a decision, or not in that form (law.md 7.13, 8.3)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from desktop_app.domain import bsn

LONGEST_SENTENCE = 25

_DIAGNOSES = re.compile(
    r"\b(ptss|ptsd|trauma|depressi\w*|angststoornis\w*|psychos\w*|psychotisch\w*|schizofren\w*|bipola\w*|autis\w*|adhd|"
    r"borderline|burn-?out|diabetes|suikerziekte|kanker\w*|tumor\w*|epileps\w*|astma|copd|hiv|aids|hepatitis|"
    r"tuberculose|tbc|hartfalen|hartinfarct|beroerte|dementie|alzheimer|parkinson|multiple sclerose|reuma|hernia|"
    r"migraine|verslaafd\w*|verslaving|medicijn\w*|antidepressiva|insuline|chemo\w*|diagnose\w*|abortus|miskraam)\b",
    re.IGNORECASE,
)
_BELIEFS = re.compile(
    r"\b(moslim\w*|islam\w*|christen\w*|katholiek\w*|jood\w*|joden|hindoe\w*|boeddhis\w*|geloof|gelovig\w*|religie\w*|"
    r"moskee|kerk|homoseksu\w*|lesbisch\w*|politieke overtuiging)\b",
    re.IGNORECASE,
)
_PLAIN = {
    "participatie": "meedoen",
    "participeren": "meedoen",
    "traject": "plan",
    "gerealiseerd": "gehaald",
    "middels": "met",
    "teneinde": "om",
    "indien": "als",
    "derhalve": "daarom",
    "dient": "moet",
    "dienen": "moeten",
    "betreffende": "over",
    "conform": "volgens",
    "inzake": "over",
    "tevens": "ook",
    "reeds": "al",
    "echter": "maar",
}


@dataclass(frozen=True, slots=True)
class Remark:
    """`code`: "bsn" | "diagnose" | "overtuiging" | "lange_zin" | "moeilijk_woord" · `text`: what to do, plain Dutch ·
    `found`: the word itself or the number of the sentence; never stored or logged."""

    code: str
    text: str
    found: str


def remarks(text: str) -> Iterator[Remark]:
    """What to look at again in a text a caseworker wrote. Nothing is refused here but a BSN (see `pip_checks`)."""
    if bsn.hidden_in(text):
        yield Remark("bsn", "Hier staat een BSN. Haal het weg.", "")
    for found in _DIAGNOSES.finditer(text):
        yield Remark("diagnose", "Dit lijkt op een diagnose. Schrijf wat iemand nodig heeft.", found.group())
    for found in _BELIEFS.finditer(text):
        yield Remark("overtuiging", "Schrijf geen geloof of overtuiging op. Schrijf wanneer iemand kan.", found.group())
    yield from _style(text)


def _style(text: str) -> Iterator[Remark]:
    for place, sentence in enumerate(re.split(r"[.!?:\n]+\s*", text), start=1):
        number = len(sentence.split())
        if number > LONGEST_SENTENCE:
            yield Remark("lange_zin", f"Zin {place} heeft {number} woorden. Maak er twee van.", str(place))
    for word in re.findall(r"[a-zà-ÿ]+", text.lower()):
        if word in _PLAIN:
            yield Remark("moeilijk_woord", f"Gewoon woord voor “{word}”: {_PLAIN[word]}.", word)
