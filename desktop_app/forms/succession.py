"""What became of every question between two versions of a form (docs/forms.md, versions)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from desktop_app.forms.addresses import steps_of
from desktop_app.forms.definition import FieldDef, FormDefinition
from desktop_app.forms.faults import CorruptPackage, UnknownReference
from desktop_app.forms.xpath.compiler import Compiled

Found = Literal["path", "name", "map"]
LOGIC = ("relevant", "constraint", "calculate", "required", "readonly", "count")
WIDER = frozenset({("int", "decimal"), ("select_one", "select_multiple"), ("string", "select_one")})
_SELECTS = {"select": "select_multiple", "select1": "select_one", "rank": "rank", "trigger": "acknowledge"}


@dataclass(frozen=True, slots=True)
class Rename:
    """The author's own word on a question: name or path in the old form and in the new one.

    `expression`: XPath over the old answers, with `${name}`, that gives the new value; "" takes the value as it is.
    """

    old: str
    new: str
    expression: str = ""


@dataclass(frozen=True, slots=True)
class Heir:
    """A field of the old form and the one that takes its place. `found`: how they were matched."""

    old: FieldDef
    new: FieldDef
    found: Found
    expression: str = ""

    @property
    def fits(self) -> bool:
        """True if any value of the old type has a place in the new one: the same type, a wider one, or text."""
        was, now = value_type(self.old), value_type(self.new)
        return was == now or (now == "string" and self.old.kind == "leaf") or (was, now) in WIDER

    @property
    def logic(self) -> tuple[str, ...]:
        """Names of the expressions whose text differs."""
        names = [name for name in LOGIC if _text(self.old, name) != _text(self.new, name)]
        return tuple(names) if _filter(self.old) == _filter(self.new) else (*names, "choice_filter")


@dataclass(frozen=True, slots=True)
class ChoiceChange:
    """What a select lost and gained. `removed`, `added`: values in the order of their lists."""

    heir: Heir
    removed: tuple[str, ...]
    added: tuple[str, ...]


@dataclass(frozen=True, eq=False)
class Succession:
    """The difference between two forms. `heirs`: by the path in the old form; groups and repeats too."""

    old: FormDefinition
    new: FormDefinition
    heirs: Mapping[str, Heir]
    reshaped: tuple[Heir, ...] = ()

    def follow(self, ref: str) -> str | None:
        """The new reference of a question, a group, a table or a row; None where it has no heir."""
        steps = steps_of(ref)
        heir = self.heirs.get("".join(f"/{name}" for name, _ in steps))
        return None if heir is None else reference(heir.new, [key for _, key in steps if key is not None])

    @property
    def removed(self) -> tuple[FieldDef, ...]:
        """Fields of the old form without an heir."""
        return tuple(each for each in self.old.root.walk() if each.path not in self.heirs)

    @property
    def added(self) -> tuple[FieldDef, ...]:
        """Fields of the new form that are nobody's heir."""
        taken = {heir.new for heir in self.heirs.values()}
        return tuple(each for each in self.new.root.walk() if each not in taken)

    @property
    def kept(self) -> tuple[Heir, ...]:
        """Fields that stand where they stood, or moved only along with their group."""
        return tuple(heir for heir in self.heirs.values() if heir.found == "path")

    @property
    def moved(self) -> tuple[Heir, ...]:
        """Same name, another group."""
        return tuple(heir for heir in self.heirs.values() if heir.found == "name")

    @property
    def renamed(self) -> tuple[Heir, ...]:
        """Matched by the author's own word."""
        return tuple(heir for heir in self.heirs.values() if heir.found == "map")

    @property
    def retyped(self) -> tuple[Heir, ...]:
        """Another type of value under the same name; last those that became a group, a table or a single question."""
        found = [heir for heir in self.heirs.values() if value_type(heir.old) != value_type(heir.new)]
        return (*found, *self.reshaped)

    @property
    def recontrolled(self) -> tuple[Heir, ...]:
        """Asked in another way."""
        return tuple(heir for heir in self.heirs.values() if heir.old.control != heir.new.control)

    @property
    def relogic(self) -> tuple[Heir, ...]:
        """Other expressions; see `Heir.logic`."""
        return tuple(heir for heir in self.heirs.values() if heir.logic)

    @property
    def choices(self) -> tuple[ChoiceChange, ...]:
        """Selects whose options differ, as far as the options stand in the forms themselves."""
        return tuple(self._choices())

    def _choices(self) -> Iterator[ChoiceChange]:
        for heir in self.heirs.values():
            was, now = choice_values(heir.old, self.old), choice_values(heir.new, self.new)
            if was and now and set(was) != set(now):
                lost = tuple(value for value in was if value not in now)
                yield ChoiceChange(heir, lost, tuple(value for value in now if value not in was))


def compare(old: FormDefinition, new: FormDefinition, renames: Sequence[Rename] = ()) -> Succession:
    """Match the fields of two forms: by the author's word, then by place, then by unique name in the same table.

    Raises `UnknownReference` when a rename names a question that its form does not have, or has more than once.
    """
    return _Matching(old, new, renames).run()


class _Matching:
    """One comparison under way. A field of the new form is given away once."""

    def __init__(self, old: FormDefinition, new: FormDefinition, renames: Sequence[Rename]) -> None:
        self.old, self.new = old, new
        self.words = {named(old, each.old): (named(new, each.new), each.expression) for each in renames}
        self.claimed = {target for target, _ in self.words.values()}
        self.only_old, self.only_new = _single_names(old), _single_names(new)
        self.heirs: dict[str, Heir] = {}

    def run(self) -> Succession:
        for field in self.old.root.walk():
            heir = self.heir(field)
            if heir is not None and self.same_shape(heir):
                self.heirs[field.path] = heir
                self.claimed.add(heir.new)
        return Succession(self.old, self.new, self.heirs, tuple(self.reshaped()))

    def heir(self, field: FieldDef) -> Heir | None:
        if field in self.words:
            target, expression = self.words.pop(field)
            return Heir(field, target, "map", expression)
        target_here = self.at_its_place(field)
        if target_here is not None:
            return None if target_here in self.claimed else Heir(field, target_here, "path")
        name = bare(field)
        elsewhere = self.only_new.get(name) if name in self.only_old else None
        return None if elsewhere is None or elsewhere in self.claimed else Heir(field, elsewhere, "name")

    def at_its_place(self, field: FieldDef) -> FieldDef | None:
        """The child of that name where the group above went, or the field at the very same path."""
        if field.parent is None:
            return self.new.root
        above = self.heirs.get(field.parent.path)
        beside = above.new.children if above is not None else ()
        return next(
            (each for each in beside if bare(each) == bare(field)),
            self.new.fields.get(self.new.root.path + field.path.removeprefix(self.old.root.path)),
        )

    def same_shape(self, heir: Heir) -> bool:
        """Both a question, a group or a table, and both in the same table."""
        was, now = _table(heir.old), _table(heir.new)
        if heir.old.kind != heir.new.kind:
            return False
        return was is now is None or (was is not None and was.path in self.heirs and self.heirs[was.path].new is now)

    def reshaped(self) -> Iterator[Heir]:
        for field in self.old.root.walk():
            target = self.at_its_place(field)
            if field.path not in self.heirs and target is not None and target.kind != field.kind:
                yield Heir(field, target, "path")


def reference(target: FieldDef, keys: Sequence[str]) -> str:
    """Reference of a field within rows; of a repeat its range, or with its own key as well its row."""
    depths = dict(zip((repeat.depth for repeat in target.repeats()), keys, strict=False))
    names = target.path[1:].split("/")
    return "".join(f"/{name}[{depths[at]}]" if at in depths else f"/{name}" for at, name in enumerate(names, 1))


def named(definition: FormDefinition, word: str) -> FieldDef:
    """The field with this path, or the only one with this name. Raises `UnknownReference`."""
    found = definition.fields.get(word) or _single_names(definition).get(word)
    if found is None:
        raise UnknownReference(question=word)
    return found


def renames_of(manifest: Mapping[str, Any]) -> tuple[Rename, ...]:
    """The author's map in the manifest of a package. Raises `CorruptPackage` when it is something else."""
    try:
        rows = [(row["old_name"], row["new_name"], row["expression"]) for row in manifest.get("migrations", ())]
    except (KeyError, TypeError) as fault:
        raise CorruptPackage(reason="migrations") from fault
    if not all(isinstance(word, str) for row in rows for word in row):
        raise CorruptPackage(reason="migrations")
    return tuple(Rename(*row) for row in rows)


def value_type(field: FieldDef) -> str:
    """What a question holds: select_one, select_multiple, rank, acknowledge, or its bind type; group or repeat."""
    return _SELECTS.get(field.control or "", field.type) if field.kind == "leaf" else field.kind


def choice_values(field: FieldDef, definition: FormDefinition) -> list[str]:
    """All values a select can ever offer, as far as they stand in the form itself."""
    source = field.choices
    if source is None:
        return []
    if source.list_name is None:
        return list(source.fixed)
    items = definition.instances.at(source.list_name, ("root", "item"))
    return list(dict.fromkeys(value for item in items if (value := source.value_of(item))))


def bare(field: FieldDef) -> str:
    """Name without prefix: forms disagree whether it is `meta` or `orx:meta`."""
    return field.name.rpartition(":")[2]


def _single_names(definition: FormDefinition) -> dict[str, FieldDef]:
    times = Counter(bare(field) for field in definition.root.walk())
    return {bare(field): field for field in definition.root.walk() if times[bare(field)] == 1}


def _table(field: FieldDef) -> FieldDef | None:
    """The innermost repeat around a field; a repeat is not within itself."""
    around = field.parent.repeats() if field.parent is not None else ()
    return around[-1] if around else None


def _text(field: FieldDef, name: str) -> str:
    expression: Compiled | None = getattr(field, name)
    return "" if expression is None else " ".join(expression.text.split())


def _filter(field: FieldDef) -> str:
    nodes = field.choices.nodes if field.choices is not None else None
    return "" if nodes is None else nodes.text
