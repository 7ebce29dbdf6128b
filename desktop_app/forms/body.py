"""`<h:body>`: controls, their words, their options, and the actions nested in them."""

from __future__ import annotations

import re
from dataclasses import replace
from xml.etree import ElementTree

from desktop_app.forms.actions import SetValue
from desktop_app.forms.binds import Binds
from desktop_app.forms.definition import FieldDef
from desktop_app.forms.instances import LAST_SAVED, SecondaryInstances
from desktop_app.forms.itemsets import ChoiceSource, Item
from desktop_app.forms.itext import Itext, Text, text_of, text_of_reference
from desktop_app.forms.markup import javarosa, local
from desktop_app.forms.xpath.compiler import compile_tree
from desktop_app.forms.xpath.parser import parse
from desktop_app.forms.xpath.site import literal_instance
from desktop_app.forms.xpath.syntax import Call, Filter, Path, Step, Syntax

CONTROLS = frozenset({"input", "secret", "select", "select1", "rank", "trigger", "range", "upload"})
_SELECTS = frozenset({"select", "select1", "rank"})
_PREDICATE = re.compile(r"\[[^\]]*\]")
_OWN = frozenset({"ref", "nodeset", "appearance", "bind", "query"})


class BodyReader:
    """Walks the body and completes the fields. `actions` collects every setvalue of the form."""

    def __init__(self, binds: Binds, itext: Itext, instances: SecondaryInstances) -> None:
        self.binds = binds
        self.itext = itext
        self.instances = instances
        self.actions: list[SetValue] = []

    def read(self, element: ElementTree.Element, base: FieldDef | None = None) -> None:
        """Read all controls below an element; `base`: the field that relative references start from."""
        for child in element:
            if not isinstance(child.tag, str):
                continue
            name = local(child.tag)
            if name == "group":
                self.group(child, base)
            elif name == "repeat":
                self.repeat(child, base)
            elif name in CONTROLS:
                self.control(child, name, base)
        self.read_actions(element, base)

    def field(self, element: ElementTree.Element, base: FieldDef | None) -> FieldDef | None:
        ref = element.get("ref") or element.get("nodeset") or self.binds.by_id.get(element.get("bind", ""))
        return None if ref is None else self.binds.find(ref, base)

    def group(self, element: ElementTree.Element, base: FieldDef | None) -> None:
        field = self.field(element, base)
        if field is not None:
            field.appearance |= frozenset((element.get("appearance") or "").split())
            self.words(element, field)
        self.read(element, field or base)

    def repeat(self, element: ElementTree.Element, base: FieldDef | None) -> None:
        field = self.field(element, base)
        if field is not None:
            field.appearance |= frozenset((element.get("appearance") or "").split())
            count = javarosa(element, "count")
            if count:
                field.count = self.binds.compile(count, field)
            field.fixed_count = javarosa(element, "noAddRemove") in {"true", "true()"}
            self.words(element, field)
        self.read(element, field or base)

    def control(self, element: ElementTree.Element, name: str, base: FieldDef | None) -> None:
        field = self.field(element, base)
        if field is None or field.kind != "leaf":
            return
        if field.control is None:
            field.control = "input" if name == "secret" else name
            field.appearance = frozenset((element.get("appearance") or "").split())
            found = {local(key): value for key, value in element.attrib.items() if local(key) not in _OWN}
            field.parameters = {**field.parameters, **found}
            self.words(element, field)
            if name in _SELECTS:
                field.choices = self.choices(element, field)
            elif element.get("query"):
                field.control = "select1"
                field.choices = self.external(element.get("query", ""), field)
        self.read_actions(element, field)

    def words(self, element: ElementTree.Element, field: FieldDef) -> None:
        texts = dict(field.texts)
        site = self.binds.site(field)
        for child in element:
            what = local(child.tag) if isinstance(child.tag, str) else ""
            if what in {"label", "hint"} and what not in texts:
                texts[what] = text_of(child, site, self.itext, lenient=self.binds.lenient)
                if what == "hint" and texts[what].text_id is not None:
                    texts["guidance"] = replace(texts[what], forms=("guidance",), cache={})
        field.texts = texts

    def choices(self, element: ElementTree.Element, field: FieldDef) -> ChoiceSource:
        site = self.binds.site(field)
        fixed: dict[str, Item] = {}
        for child in element:
            name = local(child.tag) if isinstance(child.tag, str) else ""
            if name == "itemset":
                return self.itemset(child, field)
            if name == "item":
                parts = {local(part.tag): part for part in child}
                label = parts.get("label")
                words = None if label is None else text_of(label, site, self.itext, lenient=self.binds.lenient)
                value = parts.get("value")
                text = (value.text or "").strip() if value is not None else ""
                fixed.setdefault(text, Item(text, None, words))
        return ChoiceSource(fixed=fixed)

    def itemset(self, element: ElementTree.Element, field: FieldDef) -> ChoiceSource:
        parts = {local(part.tag): part.get("ref", "") for part in element}
        return self.listed(element.get("nodeset", ""), parts.get("value", ""), parts.get("label", ""), field)

    def external(self, query: str, field: FieldDef) -> ChoiceSource:
        """`select_one_external` is a select over a list that lies in a file of its own."""
        source = self.listed(query, "name", "label", field)
        if source.list_name is not None:
            self.instances.add_external(source.list_name)
        return source

    def listed(self, nodeset: str, value: str, label: str, field: FieldDef) -> ChoiceSource:
        tree = parse(nodeset)
        plain = _without_filters(tree)
        nodes = self.binds.compile(nodeset, field)
        everything = compile_tree(plain, nodeset, self.binds.site(field), lenient=self.binds.lenient)
        list_name = literal_instance(plain.start) if isinstance(plain, Path) else None
        words = self.item_label(label, field)
        if words is not None and words.id_expression is not None and list_name is not None:
            words.text_ids = self.instances.texts(list_name) & self.itext.filled
        return ChoiceSource(
            nodes=nodes,
            everything=nodes if plain == tree else everything,
            value_names=tuple(name for name in value.split("/") if name not in {"", "."}),
            label=words,
            list_name=None if list_name == LAST_SAVED else list_name,
        )

    def item_label(self, ref: str, field: FieldDef) -> Text | None:
        if not ref:
            return None
        return text_of_reference(ref, self.binds.site(field), self.itext, lenient=self.binds.lenient)

    def read_actions(self, element: ElementTree.Element, source: FieldDef | None = None) -> None:
        """Collect the setvalue actions directly below an element."""
        for child in element:
            if not isinstance(child.tag, str) or local(child.tag) != "setvalue":
                continue
            ref = child.get("ref") or ""
            target = self.binds.find(_PREDICATE.sub("", ref), source) if "[" in ref else self.field(child, source)
            if target is None:
                continue
            value = child.get("value")
            event = next((text for key, text in child.attrib.items() if local(key) == "event"), "")
            self.actions.append(
                SetValue(
                    events=frozenset(event.split()),
                    target=tuple(target.path[1:].split("/")),
                    value=self.binds.compile(value, target) if value and value.strip() else None,
                    text=child.text or "",
                    source=tuple(source.path[1:].split("/")) if source else None,
                    place=self.binds.compile(ref, source or target) if "[" in ref else None,
                )
            )


def _without_filters(tree: Syntax) -> Syntax:
    """The same nodes without predicates and without shuffling."""
    if isinstance(tree, Call) and tree.name == "randomize" and tree.arguments:
        return _without_filters(tree.arguments[0])
    if isinstance(tree, Path):
        start = tree.start if tree.start is None or isinstance(tree.start, str) else _without_filters(tree.start)
        return Path(start, tuple(Step(step.axis, step.test) for step in tree.steps))
    return _without_filters(tree.operand) if isinstance(tree, Filter) else tree
