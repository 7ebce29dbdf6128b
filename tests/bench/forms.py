"""The form engine beside the reference engine, in one run: `python -m tests.bench.forms [FORM.xlsx ...]`.

WHO verbal autopsy, REACH MSNA and our own intake, five rounds of each engine in turn, every round in a fresh process
on the same answers; medians, ratios, floors, and the goals met or missed. Also a check: both engines must show as many
nodes after every answer and end with the same submission. Exit code 1 when they do not.

Floors: parsing the same XML and nothing else, for loading; computing the whole form anew, for an answer. Absolute
times are for orientation: the machine is shared.
"""

import json
import statistics
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from desktop_app.forms import load_package
from desktop_app.forms.publish import publish
from tests.bench.rounds import peer
from tests.bench.rounds.household import HOUSEHOLD, household
from tests.conformance.leaves import leaves

ROOT = Path(__file__).resolve().parents[2]
SHARED_FORMS = ROOT.parent / "shared" / "conformance" / "forms"
FORMS = (
    SHARED_FORMS / "whova_form.xlsx",
    SHARED_FORMS / "REACH_2024_MSNA_v11.xlsx",
    ROOT / "resources" / "forms" / "brede-intake.xlsx",
)
PEER_FOLDER = ROOT / "out" / "peer"
ROUNDS = 5
Row = dict[str, Any]

FIGURES = (
    ("load, everything read once", "load_ms", "total_load_ms", "ms"),
    ("answer p50", "p50_ms", "settled_p50", "ms"),
    ("answer p95", "p95_ms", "settled_p95", "ms"),
    ("answer max", "max_ms", "settled_max", "ms"),
    ("ten members at once", "ten_ms", "ten_ms", "ms"),
    ("other language, everything read", "language_ms", "lang_ms", "ms"),
    ("other language, page of twenty", "page_ms", "", "ms"),
    ("memory of the process", "rss_mb", "rss_mb", "MB"),
)
"""What is printed, its name in our rounds and in those of the reference engine, its unit."""

MOST = (("load_ms", 100.0), ("p95_ms", 1.0), ("max_ms", 20.0), ("ten_ms", 50.0), ("rss_mb", 60.0))
FASTER_LOAD = 15.0


def our_round(package: Path, sequence: Path | None) -> Row:
    """Figures of one fresh interpreter of ours."""
    command = [sys.executable, "-m", "tests.bench.rounds.ours", str(package)]
    command += [str(sequence)] if sequence else []
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=300, check=True)
    return dict(json.loads(done.stdout))


def rounds(package: Path, folder: Path, *, with_peer: bool) -> tuple[list[Row], list[Row]]:
    """Ours and theirs in turn; ours answers what theirs answered."""
    ours, theirs = [], []
    sequence = folder / "answers.json" if with_peer else None
    form = peer.lay_out(load_package(package), folder)
    for _ in range(ROUNDS):
        if sequence:
            theirs.append(peer.measure(PEER_FOLDER, form))
            sequence.write_text(json.dumps([each for each in theirs[0]["seq"] if len(each) == 3]), encoding="utf-8")
        ours.append(our_round(package, sequence))
    return ours, theirs


def medians(rows: list[Row]) -> dict[str, float]:
    """Every figure that all rounds have."""
    numbers = {name for name, value in rows[0].items() if isinstance(value, (int, float))}
    return {name: statistics.median(row[name] for row in rows) for name in numbers}


def differences(ours: Row, theirs: Row) -> Iterator[str]:
    """Where the two engines disagree about the form."""
    answers = [each for each in theirs["seq"] if len(each) == 3]
    if ours["visible_at_start"] != theirs["res"]["relevant0"]:
        yield f"at the start: {ours['visible_at_start']} nodes here, {theirs['res']['relevant0']} there"
    for seen, (ref, _, expected) in zip(ours["visible"], answers, strict=True):
        if seen != expected:
            yield f"after {ref}: {seen} nodes here, {expected} there"
    here, there = leaves(ours["instance"]), leaves(theirs["xml"])
    if [path for path, _ in here] != [path for path, _ in there]:
        yield "the submissions have other leaves"
    yield from (path for (path, one), (_, other) in zip(here, there, strict=False) if one != other)


def table(ours: dict[str, float], theirs: dict[str, float]) -> Iterator[str]:
    """One line per figure: ours, the reference engine's, how many times ours goes into it."""
    yield f"{'':34}{'ours':>10}{'reference':>12}{'ratio':>8}"
    for title, mine, other, unit in FIGURES:
        if mine not in ours:
            continue
        line = f"{title:34}{ours[mine]:>7.2f} {unit}"
        if other in theirs:
            line += f"{theirs[other]:>9.1f} {unit}{theirs[other] / ours[mine]:>8.1f}"
        yield line
    if "load_ms" not in ours:
        return
    yield f"load over parsing the XML only: {ours['load_ms'] / ours['parse_ms']:.1f}"
    yield f"answer p95 over computing everything anew: {ours['p95_ms'] / ours['full_ms']:.3f}"


def goals(ours: dict[str, float], theirs: dict[str, float]) -> Iterator[str]:
    """The goals of this form, met or missed and by how much."""
    for name, most in MOST:
        if name in ours:
            value = ours[name]
            verdict = "met" if value <= most else f"MISSED by {value - most:.2f}"
            yield f"goal {name} <= {most:g}: {value:.2f}, {verdict}"
    if "total_load_ms" in theirs:
        ratio = theirs["total_load_ms"] / ours["load_ms"]
        verdict = "met" if ratio >= FASTER_LOAD else f"MISSED: {ratio / FASTER_LOAD:.0%} of it"
        yield f"goal load {FASTER_LOAD:g} times faster than the reference: {ratio:.1f}, {verdict}"


def measure(package: Path, folder: Path, say: Callable[[str], None], *, with_peer: bool) -> bool:
    """All about one form; True when both engines agree."""
    ours, theirs = rounds(package, folder, with_peer=with_peer)
    mine, other = medians(ours), medians([each["res"] for each in theirs]) if theirs else {}
    if package.stem.startswith(HOUSEHOLD):
        mine = {"ten_ms": mine["max_ms"], "rss_mb": mine["rss_mb"]}
        other = {"ten_ms": other["settled_max"], "rss_mb": other["rss_mb"]} if other else {}
    say(f"\n{package.stem}: {len(ours[0]['visible'])} answers")
    for line in [*table(mine, other), *goals(mine, other)]:
        say(line)
    if ours[0]["foreign"]:
        say(f"loaded what only publishing needs: {', '.join(ours[0]['foreign'])}")
    found = list(differences(ours[0], theirs[0])) if theirs else []
    if theirs:
        say("both engines agree on every answer and on the submission" if not found else f"DIFFERENT: {found[:5]}")
    return not found and not ours[0]["foreign"]


def main(arguments: list[str]) -> int:
    """Measure the forms named, or the three at hand; 1 when the engines disagree."""
    missing = peer.install(PEER_FOLDER)
    if missing:
        print(f"Without the reference engine, our figures alone: {missing}.")  # noqa: T201
    named = [Path(each) for each in arguments] or [each for each in FORMS if each.is_file()]
    agreed = []
    with TemporaryDirectory() as scratch:
        own = Path(scratch) / f"{HOUSEHOLD}.xml"
        own.write_text(household(), encoding="utf-8")
        for at, form in enumerate([*named, own]):
            folder = Path(scratch) / str(at)
            package = publish(form, folder / "package", lenient=True)
            agreed.append(measure(package, folder, print, with_peer=missing is None))
    return 0 if all(agreed) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
