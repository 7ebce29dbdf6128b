"""Speed of the form engine as ratios within one run (forms.md 5.9).

`python -m tests.bench.forms_engine [FORM.opmaat ...]`.

The floors: parsing the same XML with nothing but expat, for loading; one full recomputation, for an answer. Absolute
milliseconds are printed beside them, for orientation only: the machine is shared.
"""

import itertools
import json
import resource
import statistics
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any
from xml.etree import ElementTree

from desktop_app.forms import Package, Session, load_package
from desktop_app.forms.publish import publish
from desktop_app.forms.reader import read_form
from desktop_app.forms.xpath.parser import parse
from tests.scenario.form_walks import begin, walk

ROOT = Path(__file__).resolve().parents[2]
FORMS = (
    ROOT / "resources" / "forms" / "brede-intake.xlsx",
    ROOT.parent / "shared" / "conformance" / "forms" / "whova_form.xlsx",
    ROOT.parent / "shared" / "conformance" / "forms" / "REACH_2024_MSNA_v11.xlsx",
)
ROUNDS = 7
MEMBERS = 10
Row = dict[str, Any]


def timed(work: Callable[[], object], rounds: int = ROUNDS) -> float:
    """Median milliseconds."""
    taken = []
    for _ in range(rounds):
        began = perf_counter()
        work()
        taken.append((perf_counter() - began) * 1000)
    return statistics.median(taken)


def measure(package: Package) -> Row:
    """All figures of one form."""
    definition = package.definition

    def load() -> None:
        parse.cache_clear()
        read_form(package.form_xml, files=package.media, lenient=True)

    floor = timed(lambda: ElementTree.fromstring(package.form_xml))  # noqa: S314 - our own package
    reading = timed(load)
    opening = timed(lambda: begin(definition))
    session = begin(definition)
    full = timed(session.full, 15)
    answers = _answer_times(session)
    return {
        "form": package.form_id,
        "fields": len(definition.fields),
        "expressions": len(definition.graph.vertices),
        "load_ms": round(reading + opening, 1),
        "load_over_xml_parse": round((reading + opening) / floor, 1),
        "full_ms": round(full, 2),
        "answer_p50_ms": round(statistics.median(answers), 3),
        "answer_p95_ms": round(answers[int(len(answers) * 0.95)], 2),
        "answer_max_ms": round(answers[-1], 2),
        "answer_p95_over_full": round(answers[int(len(answers) * 0.95)] / full, 2),
        "language_switch_ms": _switch_ms(session),
        "ten_rows_ms": _rows_ms(session),
    }


def _answer_times(session: Session) -> list[float]:
    """Sorted milliseconds of a random walk's answers."""
    taken: list[float] = []
    for seed in range(3):
        steps = walk(session, seed, 150)
        while True:
            began = perf_counter()
            if next(steps, None) is None:
                break
            taken.append((perf_counter() - began) * 1000)
    return sorted(taken)


def _switch_ms(session: Session) -> float | None:
    names = [language.name for language in session.definition.languages]
    asked = [node.ref for node in session.root.walk() if node.field.control is not None][:20]
    if len(names) < 2:
        return None
    turns = itertools.cycle(names[1:] + names[:1])

    def switch() -> None:
        session.set_language(next(turns))
        for ref in asked:
            session.text(ref, "label")

    return round(timed(switch, 20), 2)


def _rows_ms(session: Session) -> float | None:
    """Adding ten rows one by one to the first repeat that lets the user."""
    rows = next((n for n in session.root.walk() if n.is_range and n.relevant and n.field.count is None), None)
    if rows is None:
        return None
    began = perf_counter()
    for _ in range(MEMBERS):
        session.add_repeat(rows.ref)
    return round((perf_counter() - began) * 1000, 2)


def counted_rows_ms() -> Row:
    """A household of ten and of fifty members by one answer, on a form of our own: eight expressions per member."""
    names = "abcdefgh"
    binds = "".join(
        f'<bind nodeset="/data/lid/{name}" type="int" calculate="position(..) * {at} + sum(/data/lid/x)"/>'
        for at, name in enumerate(names)
    )
    fields = "".join(f"<{name}/>" for name in names)
    xml = (
        '<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml" '
        'xmlns:jr="http://openrosa.org/javarosa"><h:head><model><instance><data id="rijen"><n/>'
        f'<lid jr:template=""><x>1</x>{fields}</lid></data></instance><bind nodeset="/data/n" type="int"/>{binds}'
        '</model></h:head><h:body><input ref="/data/n"/><repeat nodeset="/data/lid" jr:count="/data/n">'
        '<input ref="/data/lid/x"/></repeat></h:body></h:html>'
    )
    definition = read_form(xml)

    def grow(count: int) -> None:
        session = Session(definition, now=lambda: datetime.now(UTC), new_key=lambda: str(next(keys)))
        session.set_value("/data/n", str(count))

    keys = itertools.count()
    ten, fifty = timed(lambda: grow(MEMBERS)), timed(lambda: grow(50))
    return {
        "form": "rijen",
        "ten_ms": round(ten, 2),
        "fifty_ms": round(fifty, 2),
        "fifty_over_ten": round(fifty / ten, 1),
    }


def main(arguments: list[str]) -> int:
    """Measure the packages named, or publish and measure the forms at hand."""
    with TemporaryDirectory() as folder:
        sources = [Path(each) for each in arguments]
        sources = sources or [publish(form, Path(folder), lenient=True) for form in FORMS if form.exists()]
        for source in sources:
            sys.stdout.write(json.dumps(measure(load_package(source))) + "\n")
    sys.stdout.write(json.dumps(counted_rows_ms()) + "\n")
    sys.stdout.write(json.dumps({"rss_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024}) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
