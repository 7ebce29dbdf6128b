"""Lists that are kept in files beside the form: csv and xml."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from io import StringIO

from desktop_app.forms.faults import BrokenForm
from desktop_app.forms.markup import parse_markup
from desktop_app.forms.xpath.tree import BARE, Element, build

ITEMSETS = "itemsets.csv"
"""All lists of the sheet external_choices in one file, told apart by the column list_name."""
_LIST_NAME = "list_name"


def read_list(file_name: str, body: bytes, list_name: str = "") -> Element:
    """The list in a file, as the element of an instance with its root below it.

    csv: UTF-8, with commas, or with semicolons as spreadsheets in Dutch save it. `list_name` picks the rows of one
    list out of `ITEMSETS`. Raises `BrokenForm` when the file is not what its name says.
    """
    top = Element("instance", None, BARE, "")
    if file_name.endswith(".csv"):
        root = Element("root", top, BARE, "")
        root.content = list(_items(body, root, list_name if file_name == ITEMSETS else ""))
        top.content = [root]
    else:
        markup = parse_markup(body)
        top.content = [build(markup.root, top, markup.prefixes)]
    return top


def _items(body: bytes, root: Element, list_name: str) -> Iterator[Element]:
    try:
        text = body.decode("utf-8-sig")
        first = text.partition("\n")[0]
        rows = csv.reader(StringIO(text, newline=""), delimiter=";" if ";" in first and "," not in first else ",")
        names = [name.strip() for name in next(rows, [])]
        listed = names.index(_LIST_NAME) if list_name and _LIST_NAME in names else None
        for row in rows:
            if listed is None or row[listed : listed + 1] == [list_name]:
                yield _item(root, names, row)
    except (UnicodeDecodeError, csv.Error) as fault:
        raise BrokenForm(reason="list") from fault


def _item(root: Element, names: list[str], row: list[str]) -> Element:
    item = Element("item", root, BARE, "")
    cells = row + [""] * (len(names) - len(row))
    item.content = [Element(name, item, BARE, text) for name, text in zip(names, cells, strict=False) if name]
    return item
