"""Scenarios of the ODK engines, replayed: every node's value, relevance, flags, words and options after every step."""

from collections import Counter

from tests.conformance.shared_data import load, present
from tests.conformance.transcript_bed import replay, replay_fork

INIT, FORK = 687, 76
BAR = 0.95

UNSUPPLIED = "its lists lie in external files that the recording does not hold"
GEO = "geographic types: tier 3, spelled differently there"
BLANK_OPTION = "offers an option without a value; here an option has one"
PARKED = "a chosen value comes back when its filter lets it; here it goes, and the log keeps it (forms.md 2.6.9)"
CALCULATED = "types over a calculation; here a visible calculation is read-only (forms.md 2.6.7)"
EDITED = "opens an earlier submission that the recording does not hold"
EMPTY_SUM = "sum() of no nodes is NaN there; here 0, as in XPath and JavaRosa"
LANGUAGE = "jr:itext() in a calculation waits for another answer there; here it follows the language (forms.md 2.6.6)"
ATTACHMENT = "the name of a hidden attachment"
ATTRIBUTE = "a bind on an attribute, which no spreadsheet makes"
RANDOM = "its values come from random()"
FEEDS_ITSELF = "its repeat count grows with the number of repeats, up to a limit of the engine"
RANKED = "a rank question that appears gets an order by itself; here the client gives one"
IDENTITY = "the identity of the device in the recording is not known"
MARKUP = "two translations of one text run together there"

LEFT_OUT = {
    ("repeat", "c0bcfae01a"): EMPTY_SUM,
    ("repeat", "e99ad44570"): EMPTY_SUM,
    ("repeat", "70494aa950"): RANDOM,
    ("select", "c6cdddcfb2"): BLANK_OPTION,
    ("select", "509bb967ac"): BLANK_OPTION,
    ("select", "e64e17eb01"): BLANK_OPTION,
    ("select", "5dc58806ec"): PARKED,
    ("instance-input", "0f1bf42e35"): CALCULATED,
    ("set-value-action", "4b348f0ffe"): EDITED,
    ("child-vaccination", "e8361111ad"): FEEDS_ITSELF,
    ("binary-output", "1d1ac8a6b9"): ATTACHMENT,
    ("validity-state", "48f83b9c04"): MARKUP,
    ("odk-new-repeat-event", "efd5fb76fb"): EDITED,
    ("distance", "953c875fdc"): GEO,
    ("distance", "b302043580"): GEO,
    ("distance", "641e6fd758"): GEO,
    ("calculate", "e065024848"): LANGUAGE,
    ("bind-attributes", "443a1a6a46"): ATTRIBUTE,
    ("bind-attributes", "3771d0db9b"): ATTRIBUTE,
    ("jr-preload", "ffec7f9995"): IDENTITY,
    ("rank", "9dd06a4ab4"): RANKED,
    ("value-evaluation-order", "3ead1ee4ec"): EDITED,
}
"""(file, form) of transcripts that differ, with the reason; each of them is checked to differ still."""

FORKS_LEFT_OUT = {
    ("instance-input", "127f46d53e"): "a submission without instanceID stays without there; here it is given one",
    ("instance-output", "491246722c"): "uses last-saved, which the recording does not hold",
}


def _outcomes(how: str) -> tuple[int, Counter[tuple[str, str]], Counter[str]]:
    """Transcripts that agree, those that differ by file and form, those not played by reason."""
    suite = load("scenario-transcripts")
    agreed, differing, skipped = 0, Counter[tuple[str, str]](), Counter[str]()
    for test in suite["tests"]:
        name = test["file"].rpartition("/")[2].removesuffix(".test.ts")
        for transcript in (each for each in test["transcripts"] if each["how"] == how):
            xml = suite["forms"][transcript["form"]]
            if how == "init" and (reason := _unplayable(name, xml)):
                skipped[reason] += 1
            elif list((replay if how == "init" else replay_fork)(xml, transcript)):
                differing[name, transcript["form"]] += 1
            else:
                agreed += 1
    return agreed, differing, skipped


def _unplayable(name: str, xml: str) -> str | None:
    if "jr://file" in xml:
        return UNSUPPLIED
    return GEO if name == "geo" else None


@present
def test_fresh_forms_go_as_recorded() -> None:
    agreed, differing, skipped = _outcomes("init")
    assert skipped == {UNSUPPLIED: 17, GEO: 8}
    assert set(differing) == set(LEFT_OUT)
    assert agreed == 637
    assert agreed + differing.total() + skipped.total() == INIT
    assert agreed / (agreed + differing.total()) >= BAR


@present
def test_forms_brought_back_go_as_recorded() -> None:
    agreed, differing, _ = _outcomes("fork")
    assert set(differing) == set(FORKS_LEFT_OUT)
    assert agreed == 73
    assert agreed + differing.total() == FORK
