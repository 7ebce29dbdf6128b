"""Where an expression stands in a form, and what absolute paths mean there."""

from __future__ import annotations

from dataclasses import dataclass

from desktop_app.forms.xpath.syntax import Binary, Call, Filter, Literal, Negation, Path, Step, Syntax

Names = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Site:
    """`names`: generic path of the node the expression belongs to · `repeats`: generic paths of all repeats."""

    names: Names
    repeats: frozenset[Names] = frozenset()

    def shared_depth(self, steps: tuple[Step, ...]) -> int:
        """Depth of the innermost repeat instance that an absolute path shares with this site; 1 is the root.

        Absolute paths inside a repeat mean "my instance" (forms.md 2.6.4). A predicate on a step ends the sharing,
        and a path to the repeat itself means all its instances.
        """
        depth = 1
        for at in range(min(len(steps) - 1, len(self.names))):
            step = steps[at]
            if step.axis != "child" or step.test != self.names[at] or step.predicates:
                break
            if self.names[: at + 1] in self.repeats:
                depth = at + 1
        return depth


def is_call(tree: object, name: str) -> bool:
    """True for a call of this function."""
    return isinstance(tree, Call) and tree.name == name


def literal_instance(tree: object) -> str | None:
    """Name of the list in `instance('name')`, None for anything else."""
    if isinstance(tree, Call) and tree.name == "instance" and len(tree.arguments) == 1:
        argument = tree.arguments[0]
        return argument.text if isinstance(argument, Literal) else None
    return None


def expand_indexed_repeat(call: Call, site: Site | None) -> Syntax | None:
    """`indexed-repeat(/d/r/x, /d/r, 2)` as `/d/r[2]/x`; None where the arguments are no paths that fit."""
    target, *pairs = call.arguments or (None,)
    names = generic_path(target, site)
    if names is None or len(pairs) not in {2, 4, 6}:
        return None
    steps = [Step("child", name) for name in names]
    for path, index in zip(pairs[::2], pairs[1::2], strict=True):
        group = generic_path(path, site)
        if not group or group != names[: len(group)]:
            return None
        position = Call("position", (), call.at)
        steps[len(group) - 1] = Step("child", group[-1], (_equals(position, index),))
    return Path("/", tuple(steps))


def generic_path(tree: Syntax | None, site: Site | None) -> Names | None:
    """The generic path of a plain path, None for anything else."""
    if not isinstance(tree, Path) or (tree.start is not None and tree.start != "/"):
        return None
    names = [] if tree.start == "/" or site is None else list(site.names)
    for step in tree.steps:
        if step.axis == "parent" and names:
            names.pop()
        elif step.axis == "child":
            names.append(step.test)
    return tuple(names)


def _equals(position: Call, index: Syntax) -> Syntax:
    return Binary("=", position, Call("number", (_from_current(index),), position.at))


def _from_current(tree: Syntax) -> Syntax:
    """An index is read where the call stands, not inside the repeat it points into."""
    if isinstance(tree, Path) and tree.start is None:
        return Path(Call("current", (), 0), tree.steps)
    if isinstance(tree, Call):
        return Call(tree.name, tuple(_from_current(argument) for argument in tree.arguments), tree.at)
    if isinstance(tree, Filter):
        return Filter(_from_current(tree.operand), tree.predicates)
    if isinstance(tree, Binary):
        return Binary(tree.operator, _from_current(tree.left), _from_current(tree.right))
    return Negation(_from_current(tree.operand)) if isinstance(tree, Negation) else tree
