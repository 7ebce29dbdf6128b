"""What one act of the user changed, for the screen and the log."""

from __future__ import annotations

from dataclasses import dataclass, fields


@dataclass(frozen=True, slots=True)
class ChangeSet:
    """References of the nodes that changed, by what changed about them. Empty sets mean: nothing.

    `choices` and `texts` are marks, not proofs: what they name must be read again when shown. `structure` names
    repeat ranges whose instances changed; `added` and `removed` name the instances themselves, in order.
    """

    values: frozenset[str] = frozenset()
    relevant: frozenset[str] = frozenset()
    required: frozenset[str] = frozenset()
    readonly: frozenset[str] = frozenset()
    valid: frozenset[str] = frozenset()
    structure: frozenset[str] = frozenset()
    choices: frozenset[str] = frozenset()
    texts: frozenset[str] = frozenset()
    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()

    def __or__(self, later: ChangeSet) -> ChangeSet:
        """What two runs changed together."""
        joined = {}
        for each in fields(self):
            one, other = getattr(self, each.name), getattr(later, each.name)
            joined[each.name] = one + other if isinstance(one, tuple) else one | other
        return ChangeSet(**joined)

    def __bool__(self) -> bool:
        return any(getattr(self, field.name) for field in fields(self))
