"""What each paper costs beside bare Typst on the same source, and beside WeasyPrint and LibreOffice on the same words.

All in one run: `python -m tests.bench.documents_speed`. Prints times and ratios; there is nothing to pass or fail.
Bare Typst gets the finished JSON of a paper and only sets it; what is above it is ours: the plan as data, translations,
characters. The aim is at most 1.5 times that, and 50 ms. WeasyPrint makes a plain PDF (no PDF/A, no tags) of the same
words, LibreOffice a PDF of the same HTML; each is left out where it is not installed.
"""

import html
import json
import shutil
import subprocess
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from statistics import median
from typing import Any

from desktop_app.casework.intake_report import report
from desktop_app.casework.plan_contents import PlanContents
from desktop_app.documents.layout import Layout
from desktop_app.documents.printer import PlanPrinter
from desktop_app.documents.typesetter import Typesetter
from desktop_app.domain.dossier import Doelgroep
from desktop_app.domain.leerroute import Leerroute
from desktop_app.i18n import words
from desktop_app.i18n.catalog import read_catalog
from tests.documents import album
from tests.documents.sample import EXTRACT
from tests.documents.test_whole_plan import plan

ROOT = Path(__file__).parents[2]
ROUNDS = 15
Work = Callable[[int], object]


class Recorder(Typesetter):
    """Keeps what it was asked to set."""

    def __init__(self) -> None:
        super().__init__(ROOT / "resources" / "plans", ROOT / "resources" / "fonts")
        self.asked: list[tuple[str, dict[str, Any], date]] = []

    def pdf(self, template: str, data: dict[str, Any], day: date) -> bytes:
        self.asked.append((template, self._clean(data), day))
        return b""


class Bare(Typesetter):
    """Sets finished data as it is."""

    def __init__(self) -> None:
        super().__init__(ROOT / "resources" / "plans", ROOT / "resources" / "fonts")

    def _clean(self, value: Any) -> Any:
        return value


def timed(work: Work) -> float:
    """Median milliseconds of `ROUNDS` calls, each with another number so that nothing is remembered."""
    times = []
    for number in range(ROUNDS):
        start = time.perf_counter()
        work(number)
        times.append((time.perf_counter() - start) * 1000)
    return median(times)


def numbered(whole: PlanContents, number: int) -> PlanContents:
    return replace(whole, number=f"2026-{number:04}")


def kinds(whole: PlanContents) -> dict[str, Callable[[PlanPrinter, int], bytes]]:
    wp, id = album.prepared(album.PEOPLE[2])
    said = report(wp, dossier=id)
    return {
        "beschikking": lambda press, n: press.beschikking(numbered(whole, n)),
        "groot": lambda press, n: press.beschikking(numbered(whole, n), large=True),
        "tweetalig_ar": lambda press, n: press.bilingual(numbered(whole, n), "ar"),
        "tweetalig_ti": lambda press, n: press.bilingual(numbered(whole, n), "ti"),
        "mijn_plan_ti": lambda press, n: press.mijn_plan(numbered(whole, n), "ti"),
        "school": lambda press, n: press.school(EXTRACT | {"naam": f"Naam {n}"}, "Oefenstad"),
        "verslag_ar": lambda press, n: press.verslag(replace(said, number=f"2026-{n:04}")),
    }


def as_html(whole: PlanContents) -> str:
    """The same words with the same headings, for the others."""
    lines = [f"<h1>{html.escape(whole.title)}</h1>"]
    for section in Layout().sections(whole):
        lines.append(f"<h2>{html.escape(section['title']['nl'])}</h2>")
        for block in section["blocks"]:
            texts = block["rows"] if block["kind"] == "goal" else [block]
            lines += [
                f"<p>{html.escape(' '.join(each[key]['nl'] for key in ('label', 'value', 'text') if key in each))}</p>"
                for each in texts
            ]
    head = "<meta charset=utf-8><style>@page{size:A4;margin:22mm}body{font:11pt 'Noto Sans'}</style>"
    return f"<!doctype html><html lang=nl>{head}{''.join(lines)}</html>"


def weasyprint_ms(whole: PlanContents) -> float | None:
    try:
        from weasyprint import HTML  # type: ignore[import-untyped] # noqa: PLC0415  only here, and not everywhere
    except (ImportError, OSError):
        return None
    return timed(lambda n: HTML(string=as_html(numbered(whole, n))).write_pdf())


def libreoffice_ms(whole: PlanContents, folder: Path) -> float | None:
    """One conversion, start of the program included: it has no other door."""
    office = shutil.which("soffice")
    if office is None:
        return None
    source = folder / "plan.html"
    source.write_text(as_html(whole), encoding="utf-8")
    start = time.perf_counter()
    subprocess.run([office, "--headless", "--convert-to", "pdf", "--outdir", str(folder), str(source)], check=True)
    return (time.perf_counter() - start) * 1000


def compare(whole: PlanContents) -> dict[str, dict[str, float]]:
    """Per paper: ours, bare Typst on the same source, and how many times that."""
    press, bare, found = PlanPrinter(ROOT / "resources"), Bare(), {}
    press.beschikking(whole)
    for name, make in kinds(whole).items():
        recorder = Recorder()
        deaf = PlanPrinter(ROOT / "resources")
        deaf.__dict__["_typesetter"] = recorder
        deaf._drawn["Oefenstad"] = True
        for number in range(ROUNDS):
            make(deaf, number + 500)
        asked = recorder.asked
        floor = timed(lambda n, asked=asked: bare.pdf(*asked[n]))  # type: ignore[misc]
        ours = timed(lambda n, make=make: make(press, n))  # type: ignore[misc]
        found[name] = {"ms": round(ours, 1), "bare_ms": round(floor, 1), "over_bare": round(ours / floor, 2)}
    return found


def catalog(_number: int) -> None:
    read_catalog.cache_clear()
    read_catalog(ROOT / "translations", "en_XA", "app")


def main() -> None:
    words.install(ROOT / "translations", "nl")
    whole = plan(Doelgroep.ASIELSTATUSHOUDER, Leerroute.Z, "eerste")
    start = time.perf_counter()
    PlanPrinter(ROOT / "resources").beschikking(whole)
    first = (time.perf_counter() - start) * 1000
    papers = compare(whole)
    with tempfile.TemporaryDirectory() as folder:
        others = {"weasyprint": weasyprint_ms(whole), "libreoffice": libreoffice_ms(whole, Path(folder))}
    ours = papers["beschikking"]["ms"]
    beside = {
        name: "not installed" if ms is None else {"ms": round(ms, 1), "over_ours": round(ms / ours, 1)}
        for name, ms in others.items()
    }
    print(json.dumps({  # noqa: T201
        "first_ms": round(first, 1), "papers": papers, "beschikking_beside": beside,
        "catalog_ms": round(timed(catalog), 1),
    }, indent=1))  # fmt: skip


if __name__ == "__main__":
    main()
