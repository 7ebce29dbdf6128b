"""One form being filled in: answers go in, change sets come out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from desktop_app.forms import texts
from desktop_app.forms.actions import CHANGED, EVERY_LOAD, FIRST_LOAD, SetValue
from desktop_app.forms.addresses import find, instance_paths
from desktop_app.forms.changes import ChangeSet
from desktop_app.forms.definition import NOTHING, Choice, FieldDef, FormDefinition
from desktop_app.forms.faults import RepeatRefused, UnknownReference, ValueRefused
from desktop_app.forms.growth import grow, populate, reach
from desktop_app.forms.history import Act, History
from desktop_app.forms.itemsets import Offer
from desktop_app.forms.lexical import MULTIPLE, normalise
from desktop_app.forms.nodes import Node
from desktop_app.forms.preloads import preload
from desktop_app.forms.runs import Run
from desktop_app.forms.serialise import read_instance, write_instance
from desktop_app.forms.surroundings import SessionEnvironment


class Session:
    """A filled-in form in memory. `now`: aware local time · `new_key`: a fresh stable key for a repeat instance.

    `language`: code or name · `identity`: values of preloaded properties such as username and deviceid · `last_saved`:
    instance XML that `${last-saved#x}` looks into; the caller decides whose, blank without. Raises `BrokenForm`.
    """

    def __init__(
        self,
        definition: FormDefinition,
        *,
        now: Callable[[], datetime],
        new_key: Callable[[], str],
        language: str | None = None,
        identity: Mapping[str, str] = NOTHING,
        last_saved: str | None = None,
        xml: str | None = None,
    ) -> None:
        self.definition = definition
        self.now = now
        self.new_key = new_key
        self.identity = identity
        self.language_name = definition.language_name(language)
        self.history = History()
        self.offers: dict[Node, Offer] = {}
        self.on_change: dict[FieldDef, list[SetValue]] = {}
        for action in definition.actions:
            if action.source and action.events & CHANGED:
                self.on_change.setdefault(definition.fields["/" + "/".join(action.source)], []).append(action)
        self.root = grow(definition.root, None)
        self.env = SessionEnvironment(self, last_saved)
        self.single = {node.field: node for node in self.root.walk() if node.field.kind != "repeat"}
        self._begin(xml)

    def _begin(self, xml: str | None) -> None:
        populate(self.root, self.definition.primary, self.definition.markup, self.new_key)
        if xml is not None:
            read_instance(self, xml)
        preload(self, fresh=xml is None)
        run = Run(self)
        if xml is None:
            self._complete_fixed(run)
        run.push_all(self.root)
        run.recompute = True
        run.starting = xml is None
        run.settle()
        run.recompute = run.starting = False
        self.fire(run, EVERY_LOAD if xml is not None else FIRST_LOAD | EVERY_LOAD, None)
        run.settle()

    def _complete_fixed(self, run: Run) -> None:
        """A repeat that the user may not extend has at least one instance."""
        for node in self.root.walk():
            if node.is_range and node.field.fixed_count and node.field.count is None and not node.children:
                run.add(node)

    @property
    def language(self) -> str:
        """Code of the language of the conversation; its name where the author gave no code."""
        return self.definition.language_key(self.language_name)

    def node(self, ref: str) -> Node:
        """The node with this reference. Raises `UnknownReference`."""
        found = find(self.root, ref)
        if found is None:
            raise UnknownReference()
        return found

    def find(self, ref: str) -> Node | None:
        """The node with this reference, or None."""
        return find(self.root, ref)

    def set_value(self, ref: str, raw: str) -> ChangeSet:
        """Store an answer; "" takes it back. A broken constraint is stored and makes the node invalid.

        Raises `ValueRefused`, with nothing changed, when the value does not fit the type, is no option of a select,
        or the question is calculated.
        """
        node = self.node(ref)
        value = self._accept(node, raw)
        run = Run(self)
        run.write(node, value)
        return run.finish()

    def _accept(self, node: Node, raw: str) -> str:
        field = node.field
        if field.kind != "leaf" or field.calculate is not None:
            raise ValueRefused(expected="writable")
        value = normalise(field, raw)
        if value and field.choices is not None:
            chosen = value.split() if field.control in MULTIPLE else [value]
            if not field.choices.knows(chosen, node, self.env):
                raise ValueRefused(expected="choice")
        return value

    def fill(self, values: Mapping[str, str]) -> ChangeSet:
        """Store many answers in one pass, in any order; instances named in the references are made.

        For bringing stored answers back: what does not fit any more (another form version) is left out.
        """
        run = Run(self)
        for range_ref, key in instance_paths(values):
            holder = self.find(range_ref)
            if holder is not None and holder.is_range and all(child.key != key for child in holder.children):
                run.add(holder, key)
                run.touch_structure(holder)
        accepted: dict[Node, str] = {}
        for ref, raw in values.items():
            node = self.find(ref)
            if node is None:
                continue
            try:
                accepted[node] = self._accept(node, raw)
            except ValueRefused:
                continue
        for node, value in accepted.items():
            run.write(node, value)
        return run.finish()

    def add_repeat(self, range_ref: str, key: str | None = None) -> ChangeSet:
        """Add an instance at the end. Raises `RepeatRefused` for a counted repeat or when the key is taken."""
        range_node = self.node(range_ref)
        field = range_node.field
        if not range_node.is_range or field.count is not None or field.fixed_count:
            raise RepeatRefused()
        if key is not None and any(child.key == key for child in range_node.children):
            raise RepeatRefused()
        run = Run(self)
        run.add(range_node, key)
        run.touch_structure(range_node)
        return run.finish()

    def remove_repeat(self, instance_ref: str) -> ChangeSet:
        """Take an instance out with all its answers. Raises `RepeatRefused` for a counted repeat."""
        instance = self.node(instance_ref)
        field = instance.field
        if instance.key is None or instance.parent is None or field.count is not None or field.fixed_count:
            raise RepeatRefused()
        run = Run(self)
        run.remove(instance)
        run.touch_structure(instance.parent)
        return run.finish()

    def set_language(self, code: str) -> ChangeSet:
        """Switch by code or by name; all texts change. Raises `UnknownReference` for a language the form lacks."""
        name = self.definition.language_name(code)
        if name == self.language_name:
            return ChangeSet()
        self.language_name = name
        changes = self._reword()
        return replace(changes, texts=frozenset(node.ref for node in self.root.walk() if node.field.texts))

    def _reword(self) -> ChangeSet:
        """Compute again what depends on the language."""
        run = Run(self)
        for vertex in self.definition.graph.wordy():
            for node in reach(self.root, vertex.field):
                run.push(vertex, node)
        return run.settle()

    def undo(self) -> ChangeSet | None:
        """Take back the last answer, row or `fill`, with all that followed from it; None when there is nothing."""
        return self._taken(self.history.undo())

    def redo(self) -> ChangeSet | None:
        """Do again what was undone last; None when there is nothing, or when something else was done since."""
        return self._taken(self.history.redo())

    def _taken(self, act: Act | None) -> ChangeSet | None:
        if act is None:
            return None
        self.offers.clear()
        return act.changes if act.language == self.language_name else act.changes | self._reword()

    def text(self, ref: str, what: str, language: str | None = None) -> str | None:
        """Words of a node: label, hint, guidance, constraint, required; None without.

        Filled-in values stand between U+2068 and U+2069. Falls back: language, default of the form, any.
        """
        return texts.text(self, self.node(ref), what, language)

    def text_gap(self, ref: str, what: str, language: str | None = None) -> bool:
        """True when the words had to be borrowed from another language."""
        return texts.text_gap(self, self.node(ref), what, language)

    def media(self, ref: str, what: str, language: str | None = None) -> str | None:
        """File name of the image, audio or video of a question, None without. Sound is never in another language."""
        return texts.media(self, self.node(ref), what, language)

    def choices(self, ref: str) -> tuple[Choice, ...]:
        """The options offered now; none for anything but a select."""
        return tuple(Choice(value) for value in self.offer(self.node(ref)))

    def offer(self, node: Node) -> Offer:
        """The options of a node, kept until something they depend on changes."""
        source = node.field.choices
        if source is None:
            return {}
        if node not in self.offers:
            self.offers[node] = source.offer(node, self.env)
        return self.offers[node]

    def choice_text(self, ref: str, value: str, language: str | None = None) -> str:
        """Words of an option; the value itself when it has none."""
        return texts.choice_text(self, self.node(ref), value, language)

    def choice_gap(self, ref: str, value: str, language: str | None = None) -> bool:
        """True when the words of an option had to be borrowed from another language."""
        return texts.choice_gap(self, self.node(ref), value, language)

    def choice_media(self, ref: str, value: str, what: str, language: str | None = None) -> str | None:
        """File name of the image or audio of an option."""
        return texts.choice_media(self, self.node(ref), value, what, language)

    def fire(self, run: Run, events: frozenset[str], within: Node | None) -> None:
        """Call for the actions of an event, in the whole form or in a new instance."""
        for action in self.definition.actions:
            if not action.events & events:
                continue
            field = self.definition.fields["/" + "/".join(action.target)]
            if within is None:
                run.actions.extend((action, node) for node in reach(self.root, field))
            elif field.path.startswith(within.field.path + "/"):
                run.actions.extend((action, node) for node in reach(within, field))

    def full(self) -> None:
        """Compute everything anew from the answers. The incremental run must always agree with it."""
        self.offers.clear()
        run = Run(self)
        run.push_all(self.root)
        run.recompute = True
        run.settle()

    def snapshot(self) -> dict[str, tuple[Any, ...]]:
        """State of all nodes by reference: value, relevant, required, readonly, valid, keys of instances."""
        return {
            node.ref: (
                node.value, node.relevant, node.required, node.readonly, node.valid,
                tuple(child.key for child in node.children) if node.is_range else (),
            )
            for node in self.root.walk()
        }  # fmt: skip

    def serialise(self, *, keep_hidden: bool = False) -> str:
        """Instance XML: the submission, or with `keep_hidden` a checkpoint with hidden answers and instance keys."""
        return write_instance(self, keep_hidden=keep_hidden)

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
        last_saved: str | None = None,
    ) -> Session:
        """A session brought back from instance XML. Raises `BrokenForm` when the XML is not of this form."""
        return cls(
            definition, now=now, new_key=new_key, language=language, identity=identity, last_saved=last_saved, xml=xml
        )
