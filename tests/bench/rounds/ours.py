"""One form, loaded and answered once in this fresh interpreter: `python -m tests.bench.rounds.ours PACKAGE [SEQ.json]`.

Prints one JSON object, milliseconds and megabytes. `SEQ.json`: the answers of the reference engine, `[ref, value, ...]`
each; without it the same kind of answers in the same order.
"""

import itertools
import json
import statistics
import sys
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from time import perf_counter
from typing import Any
from xml.etree import ElementTree

from desktop_app.forms import Node, Session, load_package
from desktop_app.forms.faults import ValueRefused
from desktop_app.forms.play import count_relevant, locate

MEMBERS = "10"
MOST_ANSWERS = 400
LIKED = ("yes", "1", "female")
TYPED = {"int": "3", "decimal": "1.5", "date": "2020-05-17", "string": "abc"}
IDENTITY = {"deviceid": "d", "username": "u", "phonenumber": "0", "email": "a@b"}
Answers = list[tuple[str, str]]


def ms(work: Callable[[], object]) -> float:
    """Milliseconds of one call."""
    began = perf_counter()
    work()
    return (perf_counter() - began) * 1000


def read_all(session: Session) -> int:
    """What a first paint may ask for: the words and the state of every visible node; how many there are."""
    shown = [node for node in session.root.walk() if node.relevant]
    for node in shown:
        session.text(node.ref, "label")
    return len(shown)


def picks(session: Session) -> Iterator[tuple[str, str]]:
    """The answers that the reference bench gives: the first question that has had none, a likely value."""
    done: set[str] = set()
    while True:
        node = next((each for each in session.root.walk() if each.ref not in done and is_open(each)), None)
        if node is None:
            return
        done.add(node.ref)
        value = likely(session, node)
        if value:
            yield node.ref, value


def is_open(node: Node) -> bool:
    """A question that can be answered now."""
    return node.field.control is not None and node.field.control != "upload" and node.relevant and not node.readonly


def likely(session: Session, node: Node) -> str | None:
    """A value for a question, None for one that is passed over."""
    control = node.field.control
    if control in {"select", "select1"}:
        values = [choice.value for choice in session.choices(node.ref)]
        return next((value for value in LIKED if value in values), values[0] if values else None)
    if control in {"trigger", "range"}:
        return "true" if control == "trigger" else "1"
    return TYPED.get(node.field.type)


def answer(session: Session, answers: Iterator[tuple[str, str]]) -> tuple[list[float], list[int], Answers]:
    """Give the answers: milliseconds, visible nodes after each, and what was given."""
    taken, visible, given = [], [], []
    for ref, value in itertools.islice(answers, MOST_ANSWERS):
        node = session.find(ref) or locate(session, ref)
        given.append((ref, value))
        began = perf_counter()
        try:
            if node.relevant and not node.readonly:
                session.set_value(node.ref, value)
        except ValueRefused:
            pass
        taken.append((perf_counter() - began) * 1000)
        visible.append(count_relevant(session))
    return taken, visible, given


def ten_members(session: Session, given: Answers) -> float | None:
    """The slowest way in this form to have ten members at once: by one number, else by asking for rows."""
    taken = []
    for ref, value in given:
        node = session.find(ref) or locate(session, ref)
        if value != TYPED["int"] or node.field.type != "int" or node.field.control != "input" or not node.relevant:
            continue
        began = perf_counter()
        added = session.set_value(node.ref, MEMBERS).added
        if len(added) >= int(MEMBERS) - int(TYPED["int"]):
            taken.append((perf_counter() - began) * 1000)
        session.set_value(node.ref, value)
    if taken:
        return max(taken)
    rows = next((n for n in session.root.walk() if n.is_range and n.relevant and n.field.count is None), None)
    if rows is None or rows.field.fixed_count:
        return None
    return ms(lambda: [session.add_repeat(rows.ref) for _ in range(int(MEMBERS))])


def switch(session: Session) -> Iterator[tuple[str, float]]:
    """To the first other language and everything read again, then back for a page of twenty."""
    names = [language.name for language in session.definition.languages]
    if len(names) < 2:
        return
    first = session.language_name
    other = next(name for name in names if name != first)
    page = [node.ref for node in session.root.walk() if node.relevant and node.field.control is not None][:20]
    yield "language_ms", ms(lambda: (session.set_language(other), read_all(session)))
    yield "page_ms", ms(lambda: (session.set_language(first), [session.text(ref, "label") for ref in page]))
    session.set_language(other)


def resident_mb() -> float:
    """Memory of this process now."""
    pages = Path("/proc/self/statm")
    if pages.exists():
        return int(pages.read_text().split()[1]) * 4096 / 1e6
    import resource  # noqa: PLC0415 - exists on Unix only

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6


def main(package: str, sequence: str | None = None) -> int:
    """Load, answer, switch, grow; print."""
    numbers = itertools.count(1)
    began = perf_counter()
    opened = load_package(Path(package))
    session = Session(
        opened.definition,
        now=lambda: datetime.now().astimezone(),
        new_key=lambda: f"k{next(numbers)}",
        identity=IDENTITY,
    )
    loaded = perf_counter()
    visible_at_start = read_all(session)
    painted = perf_counter()
    answers = iter([(a[0], a[1]) for a in json.loads(Path(sequence).read_text())]) if sequence else picks(session)
    taken, visible, given = answer(session, answers)
    result: dict[str, Any] = {
        "load_ms": (painted - began) * 1000,
        "first_read_ms": (painted - loaded) * 1000,
        "visible_at_start": visible_at_start,
        "visible": visible,
        **dict(switch(session)),
        "instance": session.serialise(),
        "rss_mb": resident_mb(),
    }
    ordered = sorted(taken)
    result["p50_ms"] = statistics.median(ordered)
    result["p95_ms"], result["max_ms"] = ordered[int(len(ordered) * 0.95)], ordered[-1]
    result["ten_ms"] = ten_members(session, given)
    result["full_ms"] = statistics.median(ms(session.full) for _ in range(7))
    xml = opened.form_xml
    result["parse_ms"] = statistics.median(ms(lambda: ElementTree.fromstring(xml)) for _ in range(7))  # noqa: S314
    result["foreign"] = sorted(name for name in ("pyxform", "openpyxl") if name in sys.modules)
    sys.stdout.write(json.dumps(result))
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
