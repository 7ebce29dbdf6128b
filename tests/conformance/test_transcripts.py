"""Scenarios of the ODK engines, replayed: every node's value, relevance, flags, words and options after every step."""

from collections.abc import Mapping

from tests.conformance.outcome import Outcome, keep
from tests.conformance.shared_data import load, present
from tests.conformance.transcript_bed import replay, replay_fork

INIT, FORK = 687, 76
BAR = 0.96

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

OUT_OF_SCOPE = (GEO, UNSUPPLIED, ATTACHMENT)

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


def _outcome(suite: str, how: str, left_out: Mapping[tuple[str, str], str]) -> tuple[Outcome, set[tuple[str, str]]]:
    """What the transcripts came to, and which of them differ, by file and form."""
    recorded = load("scenario-transcripts")
    outcome, differing = keep(Outcome(suite)), set[tuple[str, str]]()
    for test in recorded["tests"]:
        name = test["file"].rpartition("/")[2].removesuffix(".test.ts")
        for transcript in (each for each in test["transcripts"] if each["how"] == how):
            key, xml = (name, transcript["form"]), recorded["forms"][transcript["form"]]
            reason = _unplayable(name, xml) if how == "init" else None
            if reason is None and not list((replay if how == "init" else replay_fork)(xml, transcript)):
                outcome.passed += 1
                continue
            if reason is None:
                differing.add(key)
            reason = reason or left_out.get(key)
            if reason:
                outcome.left_out[reason] += 1
            else:
                outcome.failed.append(" ".join(key))
    return outcome, differing


def _unplayable(name: str, xml: str) -> str | None:
    if "jr://file" in xml:
        return UNSUPPLIED
    return GEO if name == "geo" else None


@present
def test_fresh_forms_go_as_recorded() -> None:
    outcome, differing = _outcome("scenario transcripts, from the start", "init", LEFT_OUT)
    assert outcome.failed == []
    assert differing == set(LEFT_OUT), "one that is left out agrees now"
    assert outcome.passed + outcome.left_out.total() == INIT
    out_of_scope = sum(outcome.left_out[reason] for reason in OUT_OF_SCOPE)
    assert outcome.passed / (INIT - out_of_scope) >= BAR


@present
def test_forms_brought_back_go_as_recorded() -> None:
    outcome, differing = _outcome("scenario transcripts, brought back", "fork", FORKS_LEFT_OUT)
    assert outcome.failed == []
    assert differing == set(FORKS_LEFT_OUT)
    assert outcome.passed + outcome.left_out.total() == FORK
    assert outcome.passed / FORK >= BAR
