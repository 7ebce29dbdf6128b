"""Cost of a paper and of a catalog, against a floor measured in the same run: `python -m tests.bench.documents_speed`.

Prints times and ratios; there is nothing to pass or fail. The floor is Typst setting one line with the same fonts.
"""

import json
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from statistics import median

from desktop_app.documents.printer import PlanPrinter
from desktop_app.documents.typesetter import Typesetter
from desktop_app.i18n import words
from desktop_app.i18n.catalog import read_catalog
from tests.documents.sample import PLAN, with_name

ROOT = Path(__file__).parents[2]
ROUNDS = 15


def timed(work: Callable[[int], object]) -> float:
    """Median milliseconds of `ROUNDS` calls, each with another number so that nothing is remembered."""
    times = []
    for number in range(ROUNDS):
        start = time.perf_counter()
        work(number)
        times.append((time.perf_counter() - start) * 1000)
    return median(times)


def catalog(_number: int) -> None:
    read_catalog.cache_clear()
    read_catalog(ROOT / "translations", "en_XA", "app")


def main() -> None:
    words.install(ROOT / "translations", "nl")
    printer = PlanPrinter(ROOT / "resources")
    start = time.perf_counter()
    printer.beschikking(PLAN)
    first = (time.perf_counter() - start) * 1000
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "line.typ").write_text(
            "#let d = json(bytes(sys.inputs.data))\n"
            "#set document(title: d.n, date: datetime(year: 2026, month: 1, day: 1))\n"
            '#set text(font: "Noto Sans", lang: "nl")\n#d.n',
            encoding="utf-8",
        )
        line = Typesetter(Path(folder), ROOT / "resources" / "fonts")
        floor = timed(lambda number: line.pdf("line.typ", {"n": f"Regel {number}"}, date(2026, 1, 1)))
    decision = timed(lambda number: printer.beschikking(with_name(f"Naam {number}")))
    bilingual = timed(lambda number: printer.bilingual(replace(PLAN, number=f"2026-{number:04}"), "ar"))
    print(json.dumps({  # noqa: T201
        "first_ms": round(first, 1), "floor_ms": round(floor, 2), "decision_ms": round(decision, 2),
        "bilingual_ms": round(bilingual, 2), "decision_over_floor": round(decision / floor, 1),
        "bilingual_over_floor": round(bilingual / floor, 1), "catalog_ms": round(timed(catalog), 1),
    }, indent=1))  # fmt: skip


if __name__ == "__main__":
    main()
