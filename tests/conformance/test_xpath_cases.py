"""Expression cases that nobody here wrote (forms.md 3). Where the two sets disagree, JavaRosa wins."""

from collections import Counter
from collections.abc import Mapping
from typing import Any

from tests.conformance.outcome import Outcome, keep
from tests.conformance.shared_data import load, present
from tests.conformance.xpath_bed import agrees, evaluate, evaluate_bare
from tests.conformance.xpath_left_out import LEFT_OUT, REASONS
from tests.conformance.xpath_left_out_native import outside

SET_B_CASES = 348
XFORMS_CASES = 1105
NATIVE_CASES = 1170
BAR = 0.98
OUT_OF_SCOPE = ("geo", "local-midnight")


@present
def test_every_javarosa_case_agrees() -> None:
    outcome = keep(Outcome("expressions, set B (JavaRosa)"))
    for case in load("xpath-cases")["setB"]:
        _count(outcome, case, agrees(case, evaluate_bare(case["expr"])), None)
    assert outcome.passed == SET_B_CASES
    assert outcome.failed == []


@present
def test_every_xforms_case_agrees_but_for_those_left_out_one_by_one() -> None:
    outcome, differing = keep(Outcome("expressions, set A, xforms/")), Counter[tuple[str, str]]()
    suite = load("xpath-cases")
    why = {key: reason for reason, cases in LEFT_OUT.items() for key in cases}
    for case in suite["setA"]:
        folder, _, name = case["suite"].removesuffix(".test.ts").partition("/")
        if folder != "xforms":
            continue
        key = (name, case["expr"])
        right = agrees(case, evaluate(case, suite["docs"]))
        reason = "geo" if name == "geo" else why.get(key)
        _count(outcome, case, right, reason and REASONS[reason])
        if not right and name != "geo":
            differing[key] += 1
    left_out = Counter({key: count for cases in LEFT_OUT.values() for key, count in cases.items()})
    assert outcome.failed == []
    assert differing == left_out, "a case that is left out agrees now, or one more differs"
    assert outcome.passed + outcome.left_out.total() == XFORMS_CASES
    scope = XFORMS_CASES - sum(outcome.left_out[REASONS[reason]] for reason in OUT_OF_SCOPE)
    assert outcome.passed / scope >= BAR


@present
def test_native_cases_agree_inside_the_named_subset() -> None:
    outcome = keep(Outcome("expressions, set A, native/"))
    suite = load("xpath-cases")
    for case in suite["setA"]:
        if case["suite"].startswith("native/"):
            _count(outcome, case, agrees(case, evaluate(case, suite["docs"])), outside(case))
    assert outcome.passed + outcome.left_out.total() + len(outcome.failed) == NATIVE_CASES
    assert outcome.share >= BAR
    assert outcome.failed == []


def _count(outcome: Outcome, case: Mapping[str, Any], right: bool, reason: str | None) -> None:
    if right:
        outcome.passed += 1
    elif reason:
        outcome.left_out[reason] += 1
    else:
        outcome.failed.append(f"{case.get('suite', '')} {case['expr']!r} expected {case['expected']!r}")


def test_every_reason_is_given() -> None:
    assert set(LEFT_OUT) | {"geo"} == set(REASONS)
