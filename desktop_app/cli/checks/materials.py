"""What ships with Opmaat: the law, the questionnaire, the translations and the letters to show them with."""

import tomllib
from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path

from desktop_app import places
from desktop_app.cli.checks.letters import check_letters
from desktop_app.cli.checks.result import Result, ok, warn, wrong
from desktop_app.cli.terms import law_file
from desktop_app.cli.translations import Row, table
from desktop_app.domain.law import Law, LawInvalid, load
from desktop_app.forms import FormFault, Package, load_package
from desktop_app.i18n.formats import plain
from desktop_app.i18n.language import LANGUAGES
from desktop_app.installation import NotInstalled, find_configuration, read_installation
from desktop_app.publishers import Publisher, publishers_of
from desktop_app.trust import trusted
from desktop_app.ui.qt.house_style import read_house_style


def check() -> Iterator[Result]:
    yield _law()
    package = _package()
    yield check_package(package)
    yield check_translations(table(places.translations()))
    yield from check_style(_theme())
    yield from check_letters(places.resources() / "fonts", places.translations(), package)


def _law() -> Result:
    try:
        law = load(law_file())
    except (OSError, ValueError, LawInvalid):
        return wrong("Wet", "De wettelijke termijnen zijn niet te lezen.")
    return check_law(law, datetime.now().astimezone().year)


def check_law(law: Law, year: int) -> Result:
    """Whether the days that count as holidays are known (Atw 3 lid 3): without them a last day may be wrong."""
    known = law.equated_years
    if year not in known:
        return wrong("Wet", f"De vrije dagen van {year} zijn niet bekend. Werk Opmaat bij.")
    if year + 1 not in known:
        return warn("Wet", f"De vrije dagen van {year + 1} zijn nog niet bekend. Werk Opmaat dit jaar bij.")
    return ok("Wet", f"Wet van {law.version}; vrije dagen bekend van {known[0]} tot en met {known[-1]}.")


def _theme() -> Path | None:
    """The theme file of this installation, if it has one."""
    file = find_configuration()
    try:
        return read_installation(file, Path(), places.resources() / "themes").theme if file else None
    except NotInstalled:
        return None


def check_style(theme: Path | None) -> Iterator[Result]:
    """Whether the municipality's colours and logo can be used."""
    if theme is not None:
        refused = read_house_style(theme).refused
        yield from (warn("Huisstijl", plain(words)) for words in refused)
        if not refused:
            yield ok("Huisstijl", "Kleuren en logo van de gemeente zijn te gebruiken.")


def _package() -> Package | None:
    """The newest questionnaire, members and signature checked, read as a form; None when unusable."""
    forms = places.resources() / "forms"
    try:
        verify = trusted(forms, _own_publishers(), datetime.now().astimezone().date())
        package = load_package(max(forms.glob("brede-intake-*.opmaat")), verify=verify)
        return package if package.definition.fields else None
    except (FormFault, OSError, KeyError, TypeError, ValueError):
        return None


def _own_publishers() -> tuple[Publisher, ...]:
    file = find_configuration()
    try:
        return publishers_of(tomllib.loads(file.read_text(encoding="utf-8"))) if file is not None else ()
    except (OSError, KeyError, TypeError, ValueError):
        return ()


def check_package(package: Package | None) -> Result:
    if package is None:
        return wrong("Vragenlijst", "De brede intake ontbreekt, is beschadigd of heeft geen goede handtekening.")
    if not package.interview:
        return wrong("Vragenlijst", "Deze brede intake is alleen om te proberen, niet voor een gesprek.")
    languages = ", ".join(each.code for each in package.languages)
    signed = f", getekend door {package.publisher}" if package.publisher else ""
    return ok("Vragenlijst", f"Brede intake, versie {package.version}, ongeschonden{signed}. Talen: {languages}.")


def check_translations(rows: Sequence[Row]) -> Result:
    """Per language how much of the program and the papers is translated; languages without any are left out."""
    shares = []
    for code, language in LANGUAGES.items():
        mine = [row for row in rows if row["language"] == code]
        texts, missing = (sum(int(row[name]) for row in mine) for name in ("texts", "missing"))
        if missing < texts:
            shares.append(f"{language.dutch} {100 * (texts - missing) // texts}%")
    if not shares:
        return wrong("Vertalingen", "Er zijn geen vertalingen gevonden.")
    return ok("Vertalingen", f"{', '.join(shares)}.")
