"""`opmaat translations status`: per language and catalog, how many texts are translated and how far to trust them."""

import argparse
import json
from pathlib import Path

from babel.messages.pofile import read_po

from desktop_app import places
from desktop_app.i18n import status
from desktop_app.i18n.catalog import key_of, read_catalog
from desktop_app.i18n.language import LANGUAGES
from desktop_app.i18n.scope import catalogs_of
from desktop_app.i18n.status import Status

Row = dict[str, str | int]


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command to `opmaat`."""
    parser = subparsers.add_parser("translations", help="stand van de vertalingen")
    parser.add_argument("action", choices=["status"], help="tabel per taal en catalogus")
    parser.add_argument("--json", action="store_true", help="uitvoer voor een programma")
    parser.add_argument("--folder", type=Path, default=None, help="map met catalogi; standaard die van Opmaat")


def run(arguments: argparse.Namespace) -> int:
    """Print the table; gives the exit code."""
    rows = table(arguments.folder or places.translations())
    if arguments.json:
        print(json.dumps(rows, ensure_ascii=False))
        return 0
    print(f"{'taal':8}{'catalogus':12}{'teksten':>8}{'ontbreekt':>11}{'machine':>9}{'nagekeken':>11}{'verouderd':>11}")
    for row in rows:
        print("{language:8}{catalog:12}{texts:8}{missing:11}{machine:9}{reviewed:11}{stale:11}".format(**row))
    return 0


def table(folder: Path) -> list[Row]:
    """One row per language and catalog, Dutch left out: it is the source."""
    reviews = status.read_reviews(folder / "status.toml")
    rows: list[Row] = []
    for name in sorted(path.stem for path in folder.glob("*.pot")):
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
