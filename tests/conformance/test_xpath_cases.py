"""Expression cases that nobody here wrote (forms.md 3). Where the two sets disagree, JavaRosa wins."""

from collections import Counter

from tests.conformance.shared_data import load, present
from tests.conformance.xpath_bed import agrees, evaluate, evaluate_bare
from tests.conformance.xpath_left_out import LEFT_OUT, REASONS

SET_B_CASES = 348
XFORMS_CASES = 1105
GEO_CASES = 56
LOCAL_MIDNIGHT_CASES = 46
NATIVE_CASES = 1170
NATIVE_REACHED = 1092
BAR = 0.97


@present
def test_every_javarosa_case_agrees() -> None:
    cases = load("xpath-cases")["setB"]
    assert len(cases) == SET_B_CASES
    assert [case["expr"] for case in cases if not agrees(case, evaluate_bare(case["expr"]))] == []


def _xforms() -> tuple[list[tuple[str, str]], Counter[tuple[str, str]]]:
    suite = load("xpath-cases")
    total, failing = [], Counter[tuple[str, str]]()
    for case in suite["setA"]:
        folder, _, name = case["suite"].removesuffix(".test.ts").partition("/")
        if folder == "xforms":
            total.append((name, case["expr"]))
            if not agrees(case, evaluate(case, suite["docs"])):
                failing[name, case["expr"]] += 1
    return total, failing


@present
def test_every_xforms_case_agrees_but_for_those_left_out_one_by_one() -> None:
    total, failing = _xforms()
    failing = Counter({key: count for key, count in failing.items() if key[0] != "geo"})
    left_out = Counter({key: count for cases in LEFT_OUT.values() for key, count in cases.items()})
    assert len(total) == XFORMS_CASES
    assert failing == left_out


@present
def test_xforms_cases_outside_geo_and_local_midnight_reach_the_bar() -> None:
    total, failing = _xforms()
    assert sum(name == "geo" for name, _ in total) == GEO_CASES
    assert sum(LEFT_OUT["local-midnight"].values()) == LOCAL_MIDNIGHT_CASES
    scope = len(total) - GEO_CASES - LOCAL_MIDNIGHT_CASES
    missed = sum(count for (name, _), count in failing.items() if name != "geo") - LOCAL_MIDNIGHT_CASES
    assert (scope - missed) / scope >= BAR


def test_every_reason_is_given() -> None:
    assert set(LEFT_OUT) | {"geo"} == set(REASONS)


@present
def test_native_cases_do_not_get_worse() -> None:
    """Axes, namespaces and id() lie mostly outside the ODK subset; what works must go on working."""
    suite = load("xpath-cases")
    native = [case for case in suite["setA"] if case["suite"].startswith("native/")]
    assert len(native) == NATIVE_CASES
    assert sum(agrees(case, evaluate(case, suite["docs"])) for case in native) >= NATIVE_REACHED
