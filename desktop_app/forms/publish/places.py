"""Which row and column of the spreadsheet a part of the compiled form comes from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from desktop_app.forms.publish.sheets import NUMBER, Row

SURVEY = "survey"
ROOT = "data"
COLUMNS: Mapping[str, tuple[str, ...]] = {
    "relevant": ("relevant", "relevance", "bind::relevant"),
    "calculate": ("calculation", "calculate", "bind::calculate"),
    "constraint": ("constraint", "bind::constraint"),
    "required": ("required", "bind::required"),
    "readonly": ("read_only", "readonly", "read only", "bind::readonly"),
    "choices": ("choice_filter",),
    "count": ("repeat_count", "count", "jr:count"),
    "setvalue": ("default", "trigger", "calculation"),
    "texts": ("label", "hint"),
    "audio": ("audio", "media::audio"),
    "image": ("image", "media::image"),
    "type": ("type",),
    "appearance": ("appearance", "control::appearance"),
}


@dataclass(frozen=True, slots=True)
class Places:
    """Rows of the survey sheet by the path of the node they made."""

    rows: Mapping[str, Row]

    def row(self, path: str) -> int:
        """Row number of a node, 0 if it has none."""
        return int(self.rows[path][NUMBER]) if path in self.rows else 0

    def column(self, path: str, kind: str) -> str:
        """Heading in the author's own spelling; where there is no spreadsheet, the path of the node and what of it."""
        if not self.rows:
            return f"{path} {kind}"
        return heading(self.rows.get(path, {}), kind)


def heading(row: Row, kind: str) -> str:
    """The heading in the author's own spelling of a column or of one that means the same; the first that would do."""
    wanted = next((names for names in COLUMNS.values() if kind in names), COLUMNS.get(kind, (kind,)))
    for name in (kind, *wanted):
        found = next((head for head in row if head == name or head.startswith(f"{name}::")), None)
        if found is not None:
            return found
    return kind if kind in wanted else wanted[0]


def places_of(survey: list[Row]) -> Places:
    """Walk the survey sheet with its groups and repeats."""
    rows: dict[str, Row] = {}
    path = [ROOT]
    for row in survey:
        kind = " ".join(row.get("type", "").replace("_", " ").lower().split())
        if kind.startswith("end "):
            path = path[:-1] or [ROOT]
            continue
        name = row.get("name", "")
        if name:
            rows["/" + "/".join([*path, name])] = row
        if kind.startswith("begin "):
            path.append(name)
    return Places(rows)
