"""`opmaat translations status | export | import`: how far translations are, and a translator's file per language."""

import argparse
import json
import sys
from pathlib import Path

from babel.messages.pofile import read_po

from desktop_app import places
from desktop_app.i18n import exchange, status
from desktop_app.i18n.catalog import key_of, read_catalog
from desktop_app.i18n.exchange import ExchangeUnusable, Refusal
from desktop_app.i18n.language import LANGUAGES, Language
from desktop_app.i18n.scope import CATALOGS, catalogs_of
from desktop_app.i18n.status import Status

Row = dict[str, str | int]
TRANSLATION = 4
"""The column of the spreadsheet that a translator fills in."""


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command to `opmaat`."""
    parser = subparsers.add_parser("translations", help="stand van de vertalingen; uitvoer en invoer voor een vertaler")
    parser.set_defaults(json=False, folder=None)
    commands = parser.add_subparsers(dest="action", required=True)
    showing = commands.add_parser("status", help="tabel per taal en catalogus")
    showing.add_argument("--json", action="store_true", help="uitvoer voor een programma")
    giving = commands.add_parser("export", help="alle teksten van een taal in een bestand (.po of .xlsx)")
    taking = commands.add_parser("import", help="een bestand van een vertaler terugzetten")
    for each in (giving, taking):
        each.add_argument("language", help="code van de taal, zoals ti of fa-AF")
        each.add_argument("file", type=Path, help="bestand dat eindigt op .po of .xlsx")
    for each in (showing, giving, taking):
        each.add_argument("--folder", type=Path, default=None, help="map met catalogi; standaard die van Opmaat")


def run(arguments: argparse.Namespace) -> int:
    """Carry out one command: 0 done, 1 texts were refused, 2 the file or the language cannot be used."""
    folder = arguments.folder or places.translations()
    if arguments.action == "status":
        return _show(table(folder), as_json=arguments.json)
    language = LANGUAGES.get(arguments.language.replace("_", "-"))
    if language is None or language.code == "nl":
        known = ", ".join(code for code in LANGUAGES if code != "nl")
        return _fail(f"Taal {arguments.language} is niet bekend. Kies uit: {known}.")
    if arguments.file.suffix.lower() not in {".po", ".xlsx"}:
        return _fail(f"{arguments.file.name}: kies een bestand dat eindigt op .po of .xlsx.")
    try:
        step = _export if arguments.action == "export" else _import
        return step(folder, language, arguments.file)
    except ExchangeUnusable as fault:
        return _fail(f"{arguments.file.name}: {_UNUSABLE[str(fault.params['reason'])]}")
    except OSError:
        return _fail(f"{arguments.file.name}: het lezen of schrijven van het bestand lukt niet. Controleer de plaats.")


_UNUSABLE = {
    "damaged": "dit bestand is beschadigd of is geen goed vertaalbestand. Er is niets veranderd.",
    "headings": "de kolommen plaats, Nederlands, meervoud en vertaling ontbreken. Er is niets veranderd.",
    "language": "dit bestand is van een andere taal. Er is niets veranderd.",
}
_WHY = {
    "unknown": "deze tekst staat niet (meer) in Opmaat, of het Nederlands is veranderd",
    "placeholders": "de invulplaatsen kloppen niet; nodig: {details}",
    "plurals": "deze taal heeft {details} vorm(en) nodig, allemaal ingevuld",
    "isolates": "de onzichtbare tekens voor de schrijfrichting kloppen niet; haal ze weg",
}


def _fail(words: str) -> int:
    print(words, file=sys.stderr)
    return 2


def _export(folder: Path, language: Language, file: Path) -> int:
    found = list(exchange.entries(folder, language, status.read_reviews(folder / "status.toml")))
    if file.suffix.lower() == ".po":
        file.write_bytes(exchange.to_po(found, language))
    else:
        _write_sheet(file, [exchange.HEADINGS, *map(exchange.row_of, found)], rtl=language.rtl)
    print(f"{len(found)} teksten in het {language.dutch} staan in {file.name}.")
    return 0


def _import(folder: Path, language: Language, file: Path) -> int:
    po = file.suffix.lower() == ".po"
    given = exchange.from_po(file, language) if po else exchange.from_rows(_read_sheet(file))
    changed, refused = exchange.take_in(folder, language, given)
    print(f"{changed} vertalingen overgenomen, {len(refused)} geweigerd.")
    for each in refused:
        print(_line(each), file=sys.stderr)
    return 1 if refused else 0


def _line(refusal: Refusal) -> str:
    why = _WHY[refusal.why].replace("{details}", refusal.details or "geen")
    return f"{refusal.place} “{refusal.dutch[:60]}”: {why}."


def _write_sheet(file: Path, rows: list[tuple[str, ...]], *, rtl: bool) -> None:
    from openpyxl import Workbook  # noqa: PLC0415 - heavy, translators only
    from openpyxl.styles import Alignment, Font  # noqa: PLC0415

    book = Workbook(write_only=False)
    sheet = book.worksheets[0]
    sheet.title = "vertalingen"
    for row in rows:
        sheet.append(row)
    for column, width in zip("ABCDE", (34, 60, 30, 60, 12), strict=True):
        sheet.column_dimensions[column].width = width
    for cells in sheet.iter_rows():
        for cell in cells:
            cell.alignment = Alignment(
                wrap_text=True, vertical="top", readingOrder=2 if rtl and cell.column == 4 else 1
            )
            cell.data_type = "s"
    for cell in sheet[1]:
        cell.font = Font(bold=True)
    sheet.freeze_panes = "A2"
    book.save(file)


def _read_sheet(file: Path) -> list[tuple[object, ...]]:
    from zipfile import BadZipFile  # noqa: PLC0415

    from openpyxl import load_workbook  # noqa: PLC0415 - heavy, translators only

    try:
        book = load_workbook(file, read_only=True, data_only=True)
        rows: list[tuple[object, ...]] = list(book.worksheets[0].iter_rows(values_only=True))
        book.close()
    except (BadZipFile, KeyError, ValueError) as fault:
        raise ExchangeUnusable(reason="damaged") from fault
    return rows


def _show(rows: list[Row], *, as_json: bool) -> int:
    if as_json:
        print(json.dumps(rows, ensure_ascii=False))
        return 0
    print(f"{'taal':8}{'catalogus':12}{'teksten':>8}{'ontbreekt':>11}{'machine':>9}{'nagekeken':>11}{'verouderd':>11}")
    for row in rows:
        print("{language:8}{catalog:12}{texts:8}{missing:11}{machine:9}{reviewed:11}{stale:11}".format(**row))
    for line in summary(rows):
        print(line)
    return 0


def summary(rows: list[Row]) -> list[str]:
    """Per language the share that is there and the share that a person checked."""
    lines = [""]
    for language in dict.fromkeys(str(row["language"]) for row in rows):
        mine = [row for row in rows if row["language"] == language]
        texts, missing, reviewed = (sum(int(row[name]) for row in mine) for name in ("texts", "missing", "reviewed"))
        present = 100 * (texts - missing) // texts if texts else 0
        lines.append(f"{language:8}{present:4}% aanwezig, {100 * reviewed // texts if texts else 0:3}% nagekeken")
    return lines


def table(folder: Path) -> list[Row]:
    """One row per language and catalog that it needs, Dutch left out: it is the source."""
    reviews = status.read_reviews(folder / "status.toml")
    rows: list[Row] = []
    for name in (each for each in CATALOGS if (folder / f"{each}.pot").is_file()):
        msgids = _texts(folder / f"{name}.pot")
        for language in list(LANGUAGES.values())[1:]:
            if name not in catalogs_of(language.code):
                continue
            catalog = read_catalog(folder, language.folder, name)
            counts = status.count(language.code, name, msgids, catalog, reviews)
            rows.append({"language": language.code, "catalog": name, "texts": len(msgids), **_named(counts)})
    return rows


def _named(counts: dict[Status, int]) -> Row:
    return {str(state): number for state, number in counts.items()}


def _texts(pot: Path) -> list[str]:
    with pot.open("rb") as file:
        return [key_of(each) for each in read_po(file) if each.id]
