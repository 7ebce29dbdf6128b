"""The immutable form: fields, languages, lists. Shared by all sessions on the same package."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal
from xml.etree import ElementTree

from desktop_app.forms.faults import UnknownReference

if TYPE_CHECKING:
    from desktop_app.forms.actions import SetValue
    from desktop_app.forms.graph import Edge, Graph, Vertex
    from desktop_app.forms.instances import SecondaryInstances
    from desktop_app.forms.itemsets import ChoiceSource
    from desktop_app.forms.itext import Itext, Text
    from desktop_app.forms.markup import Markup
    from desktop_app.forms.xpath.compiler import Compiled

Kind = Literal["group", "repeat", "leaf"]
Direction = Literal["ltr", "rtl"]
NOTHING: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Language:
    """`code`: BCP-47, "und" for a form without translations · `name`: as the author wrote it, "العربية (ar)"."""

    code: str
    name: str
    direction: Direction


@dataclass(frozen=True, slots=True)
class Choice:
    """One option of a select, as it is offered now. Its words come from `Session.choice_text`."""

    value: str


@dataclass(eq=False, slots=True)
class Readers:
    """Who must run again: when the value at a field changes, when an empty node of it is shown or hidden, when the
    instances of a repeat change; and the field's own vertices in the order of the graph."""

    value: list[Edge] = field(default_factory=list)
    presence: list[Edge] = field(default_factory=list)
    structure: list[Edge] = field(default_factory=list)
    own: list[Vertex] = field(default_factory=list)


@dataclass(eq=False, slots=True)
class FieldDef:
    """One node of the form's tree: a group, a repeat or a leaf that holds a value.

    `path`: generic, without instances ("/data/gezin/kind/naam") · `type`: XForm bind type · `control`: input, select,
    select1, rank, trigger, range, upload, or None for calculates and hidden values · `extra`: bind attributes of the
    author's own namespaces by local name · `attributes`: what its node carries in instance XML · `parameters`: start,
    end and step of a range, mediatype and max-pixels of an upload, rows of a text · `template`: a fresh instance of a
    repeat · `samples`: its instances in the empty form.
    """

    path: str
    name: str
    kind: Kind
    parent: FieldDef | None
    depth: int
    order: int = 0
    type: str = "string"
    control: str | None = None
    appearance: frozenset[str] = frozenset()
    parameters: Mapping[str, str] = field(default_factory=lambda: NOTHING)
    own_extra: Mapping[str, str] = field(default_factory=lambda: NOTHING)
    attributes: Mapping[str, str] = field(default_factory=lambda: NOTHING)
    children: tuple[FieldDef, ...] = ()
    template: ElementTree.Element | None = None
    samples: tuple[ElementTree.Element, ...] = ()
    preload: tuple[str, str] | None = None
    relevant: Compiled | None = None
    calculate: Compiled | None = None
    constraint: Compiled | None = None
    required: Compiled | None = None
    readonly: Compiled | None = None
    count: Compiled | None = None
    fixed_count: bool = False
    texts: Mapping[str, Text] = field(default_factory=dict)
    choices: ChoiceSource | None = None
    reads: Readers = field(default_factory=lambda: Readers())

    @property
    def extra(self) -> Mapping[str, str]:
        """Own namespaced bind attributes; for a group or repeat without any, those of its first leaf that has some."""
        if self.own_extra or self.kind == "leaf":
            return self.own_extra
        return next((leaf.own_extra for leaf in self.walk() if leaf.own_extra), NOTHING)

    def walk(self) -> Iterator[FieldDef]:
        """This field and everything under it, in document order."""
        yield self
        for child in self.children:
            yield from child.walk()

    def repeats(self) -> tuple[FieldDef, ...]:
        """The repeats this field lives in, outermost first; a repeat is within itself."""
        above = self.parent.repeats() if self.parent else ()
        return (*above, self) if self.kind == "repeat" else above

    def __repr__(self) -> str:
        return f"FieldDef({self.path})"


@dataclass(eq=False, slots=True)
class FormDefinition:
    """A form ready to be filled in. `primary`: the empty instance as it stands in the form."""

    form_id: str
    version: str
    title: str
    root: FieldDef
    fields: Mapping[str, FieldDef]
    languages: tuple[Language, ...]
    default_language: str
    markup: Markup
    primary: ElementTree.Element
    itext: Itext
    instances: SecondaryInstances
    actions: tuple[SetValue, ...]
    graph: Graph

    def language_name(self, wanted: str | None) -> str:
        """The author's name of a language, by name or by code; of the default without one.

        Raises `UnknownReference` for a language the form does not have.
        """
        if wanted is None:
            return self.default_language
        for language in self.languages:
            if wanted in {language.name, language.code}:
                return language.name
        raise UnknownReference(language=wanted)

    def language_key(self, name: str) -> str:
        """Code of a language by the author's name; the name itself where there is no code."""
        code = next((language.code for language in self.languages if language.name == name), "und")
        return name if code == "und" else code
