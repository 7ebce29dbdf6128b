"""One form being filled in: answers go in, change sets come out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from desktop_app.forms.changes import ChangeSet
from desktop_app.forms.definition import NOTHING, Choice, FormDefinition
from desktop_app.forms.faults import UnknownReference
from desktop_app.forms.nodes import Node


class Session:
    """A filled-in form in memory. `now`: aware local time · `new_key`: a fresh stable key for a repeat instance."""

    def __init__(
        self,
        definition: FormDefinition,
        *,
        now: Callable[[], datetime],
        new_key: Callable[[], str],
        language: str | None = None,
        identity: Mapping[str, str] = NOTHING,
    ) -> None:
        self.definition = definition
        self.root = Node(definition.root, None)
        self.language = language or definition.default_language

    def node(self, ref: str) -> Node:
        """The node with this reference. Raises `UnknownReference`."""
        found = self.find(ref)
        if found is None:
            raise UnknownReference()
        return found

    def find(self, ref: str) -> Node | None:
        """The node with this reference, or None."""
        raise UnknownReference()

    def set_value(self, ref: str, raw: str) -> ChangeSet:
        """Store an answer. Raises `ValueRefused` when it does not fit the type; a broken constraint is stored."""
        raise UnknownReference()

    def fill(self, values: Mapping[str, str]) -> ChangeSet:
        """Store many answers in one pass, in any order; repeat instances named in the references are made."""
        raise UnknownReference()

    def add_repeat(self, range_ref: str, key: str | None = None) -> ChangeSet:
        """Add an instance at the end. Raises `RepeatRefused` for a counted repeat."""
        raise UnknownReference()

    def remove_repeat(self, instance_ref: str) -> ChangeSet:
        """Take an instance out with all its answers."""
        raise UnknownReference()

    def set_language(self, code: str) -> ChangeSet:
        """Switch by code or by name. Raises `UnknownReference` for a language the form does not have."""
        raise UnknownReference()

    def text(self, ref: str, what: str, language: str | None = None) -> str | None:
        """Words of a node: label, hint, guidance, constraint, required. Falls back: language, default, any."""
        raise UnknownReference()

    def text_gap(self, ref: str, what: str, language: str | None = None) -> bool:
        """True when the words had to be borrowed from another language."""
        raise UnknownReference()

    def media(self, ref: str, what: str, language: str | None = None) -> str | None:
        """File name of the image or audio of a question, None without."""
        raise UnknownReference()

    def choices(self, ref: str) -> tuple[Choice, ...]:
        """The options offered now."""
        raise UnknownReference()

    def choice_text(self, ref: str, value: str, language: str | None = None) -> str:
        """Words of an option; the value itself when it has none."""
        raise UnknownReference()

    def choice_media(self, ref: str, value: str, what: str, language: str | None = None) -> str | None:
        """File name of the image or audio of an option."""
        raise UnknownReference()

    def full(self) -> None:
        """Compute everything anew. The incremental run must always agree with it."""

    def snapshot(self) -> dict[str, Any]:
        """State of all nodes by reference, for comparison."""
        return {}

    def serialise(self, *, keep_hidden: bool = False) -> str:
        """Instance XML: the submission, or with `keep_hidden` a checkpoint with hidden answers and instance keys."""
        raise UnknownReference()

    @classmethod
    def restore(
        cls,
        definition: FormDefinition,
        xml: str,
        *,
        now: Callable[[], datetime],
        new_key: Callable[[], str],
        language: str | None = None,
        identity: Mapping[str, str] = NOTHING,
    ) -> Session:
        """A session brought back from instance XML. Raises `BrokenForm` when the XML is not of this form."""
        raise UnknownReference()
