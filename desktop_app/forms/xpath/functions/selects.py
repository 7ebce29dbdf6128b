"""Functions on select answers: choice values with spaces between them."""

from typing import Any

from desktop_app.forms.xpath.environment import Scope
from desktop_app.forms.xpath.functions.registry import Run, eager, lazy
from desktop_app.forms.xpath.values import to_string


@eager("selected", "ss")
def _selected(answer: str, value: str) -> bool:
    return value.strip() in answer.split() if value.strip() else not answer.strip()


@eager("count-selected", "s")
def _count_selected(answer: str) -> float:
    return float(len(answer.split()))


@eager("selected-at", "sn")
def _selected_at(answer: str, at: float) -> str:
    values = answer.split()
    return values[int(at)] if at == at and 0 <= at < len(values) else ""


@lazy("pulldata", 4, 4)
def _pulldata(arguments: list[Run]) -> Run:
    name, wanted, column, value = arguments

    def run(node: Any, scope: Scope) -> str:
        texts = [to_string(each(node, scope)) for each in (name, wanted, column, value)]
        found = scope.env.lookup(texts[0], ("root", "item"), texts[2], texts[3])
        cells = found[0].named(texts[1]) if found else ()
        return cells[0].string_value() if cells else ""

    return run
