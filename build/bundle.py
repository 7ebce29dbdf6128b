"""The program as one folder: `python build/bundle.py [build|try|all]`.

build  make out/dist/opmaat with PyInstaller; the same commit gives the same bytes on the same machine
try    run what was made, away from the checkout: the self-test, the commands, the child process
all    both
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
OUT = ROOT / "out"
FOLDER = OUT / "dist" / "opmaat"
PROGRAM = FOLDER / ("opmaat.exe" if sys.platform == "win32" else "opmaat")
FACTS = '{"today": "2026-11-24", "doelgroep": "gezinsmigrant", "kennisgeving": "2025-10-16"}'
LAST_DAY = "2025-12-29"
PASSED_ON = ("PATH", "LANG", "LC_ALL", "DISPLAY", "SYSTEMROOT", "TEMP", "TMP")


def build() -> None:
    """Run PyInstaller with everything pinned that would make two builds differ."""
    shutil.rmtree(FOLDER, ignore_errors=True)
    asked = ["git", "log", "-1", "--format=%ct"]
    stamp = subprocess.run(asked, cwd=ROOT, capture_output=True, text=True, check=True).stdout.strip()  # noqa: S603
    command = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--clean", "--log-level", "WARN"]
    command += ["--workpath", str(OUT / "work"), "--distpath", str(OUT / "dist"), str(ROOT / "build" / "opmaat.spec")]
    pinned = {"SOURCE_DATE_EPOCH": os.environ.get("SOURCE_DATE_EPOCH", stamp), "PYTHONHASHSEED": "1"}
    subprocess.run(command, cwd=ROOT, env={**os.environ, **pinned}, check=True)  # noqa: S603 - our own words


def size() -> str:
    """Megabytes of the folder, and of its ten biggest parts."""
    files = [path for path in FOLDER.rglob("*") if path.is_file() and not path.is_symlink()]
    parts: dict[str, int] = {}
    for path in files:
        inside = path.relative_to(FOLDER).parts
        name = inside[1] if len(inside) > 2 else inside[-1]
        parts[name] = parts.get(name, 0) + path.stat().st_size
    biggest = sorted(parts.items(), key=lambda part: -part[1])[:10]
    total = sum(parts.values())
    return f"{total / 1e6:.0f} MB: " + ", ".join(f"{name} {bytes_ / 1e6:.1f}" for name, bytes_ in biggest)


def run(folder: Path, *words: str, given: str = "") -> subprocess.CompletedProcess[str]:
    """The bundled program as on a laptop: a home of its own, nothing of this checkout or its environment."""
    env = {name: os.environ[name] for name in PASSED_ON if name in os.environ}
    env |= {"HOME": str(folder), "USERPROFILE": str(folder), "QT_QPA_PLATFORM": "offscreen"}
    return subprocess.run(  # noqa: S603 - the program we just made
        [str(PROGRAM), *words], cwd=folder, env=env, input=given, capture_output=True, text=True, check=False
    )


def try_out() -> list[str]:
    """What does not work in the bundle; empty when all is well."""
    with tempfile.TemporaryDirectory(prefix="opmaat-bundle-") as made:
        return [*_selftest(Path(made)), *_commands(Path(made)), *_licences(), *_strangers()]


def _selftest(folder: Path) -> list[str]:
    done = run(folder, "doctor", "--selftest")
    print(done.stdout, end="")
    tried = done.stdout.count("Proef ")
    return [] if done.returncode == 0 and tried >= 10 else [f"doctor --selftest: {done.returncode}, {done.stderr}"]


def _commands(folder: Path) -> list[str]:
    """Commands whose answer is known; `forms publish` starts this very program again as its child."""
    wrong = []
    said = run(folder, "terms", "--json", given=FACTS)
    rows = {row["id"]: row for row in json.loads(said.stdout or '{"terms": []}')["terms"]}
    if rows.get("D-01", {}).get("legal") != LAST_DAY:
        wrong.append(f"terms: {said.returncode}, {said.stderr}")
    sheet = ROOT / "resources" / "forms" / "brede-intake.xlsx"
    made = run(folder, "forms", "publish", str(sheet), "--out", str(folder / "forms"))
    if made.returncode or not list((folder / "forms").glob("*.opmaat")):
        wrong.append(f"forms publish: {made.returncode}, {made.stderr}")
    for words in (("translations", "status"), ("--help",), ("doctor", "--json")):
        done = run(folder, *words)
        if done.returncode or not done.stdout:
            wrong.append(f"{' '.join(words)}: {done.returncode}, {done.stdout[-400:]} {done.stderr}")
    return wrong


def _licences() -> list[str]:
    """Packages that Instellingen cannot name: a bundle has only the metadata that was put into it."""
    known = {path.parent.name.split("-")[0].lower() for path in FOLDER.rglob("*.dist-info/METADATA")}
    missed = {"pyside6_essentials", "sqlalchemy", "sqlcipher3", "typst", "httpx", "cryptography"} - known
    return [f"no licence in the bundle: {name}" for name in sorted(missed)]


def _strangers() -> list[str]:
    """Files that have no business on a laptop: the office, tests, paths of the machine that built it."""
    found = [path.name for path in FOLDER.rglob("*") if {"central", "tests", "pytest"} & set(path.parts)]
    here = str(ROOT).encode()
    found += [path.name for path in FOLDER.rglob("*") if path.is_file() and here in path.read_bytes()]
    return [f"does not belong in the bundle: {name}" for name in found]


def main(argv: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("command", nargs="?", default="all", choices=["build", "try", "all"])
    command = parser.parse_args(argv).command
    if command in ("build", "all"):
        build()
        print(f"{FOLDER.relative_to(ROOT)}: {size()}")
    wrong = try_out() if command in ("try", "all") else []
    print("\n".join(wrong) or "The bundle is sound.")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
