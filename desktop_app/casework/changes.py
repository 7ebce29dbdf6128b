"""What a use case touched, so that screens can decide themselves whether to redraw."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Changes:
    """`dossiers`: ids whose content changed · `lists`: the worklist order or membership may differ ·
    `outbox`: something waits to be sent or was sent."""

    dossiers: frozenset[str] = field(default_factory=frozenset)
    lists: bool = False
    outbox: bool = False

    def __or__(self, other: "Changes") -> "Changes":
        return Changes(self.dossiers | other.dossiers, self.lists or other.lists, self.outbox or other.outbox)
