"""`<bind>`: types and expressions of the model, attached to their fields."""

from __future__ import annotations

from xml.etree import ElementTree

from desktop_app.forms.definition import FieldDef
from desktop_app.forms.itext import Itext, message
from desktop_app.forms.markup import javarosa, own_attributes, parameters_of
from desktop_app.forms.xpath.compiler import Compiled, compile_expression
from desktop_app.forms.xpath.site import Names, Site

_TYPES = {"integer": "int", "float": "decimal", "double": "decimal", "select1": "string", "select": "string"}
_EXPRESSIONS = ("relevant", "calculate", "constraint", "required", "readonly")


class Binds:
    """Applies binds to fields and knows the site of every expression. `repeats`: generic paths of all repeats."""

    def __init__(
        self, fields: dict[str, FieldDef], itext: Itext, repeats: frozenset[Names], *, lenient: bool = False
    ) -> None:
        self.fields = fields
        self.itext = itext
        self.repeats = repeats
        self.lenient = lenient
        self.compiled: dict[str, Compiled] = {}
        self.by_id: dict[str, str] = {}
        self.root = next(iter(fields.values()))

    def site(self, field: FieldDef) -> Site:
        """Where expressions of a field stand."""
        return Site(tuple(field.path[1:].split("/")), self.repeats)

    def compile(self, text: str, field: FieldDef) -> Compiled:
        """An expression of a field; one that means the same everywhere is compiled once. Raises `BrokenExpression`."""
        found = self.compiled.get(text) if self._is_outside(field) else None
        if found is None:
            found = compile_expression(text, self.site(field), lenient=self.lenient)
            if not found.reading.local and self._is_outside(field):
                self.compiled[text] = found
        return found

    def _is_outside(self, field: FieldDef) -> bool:
        return not field.repeats()

    def find(self, ref: str, base: FieldDef | None = None) -> FieldDef | None:
        """The field at an absolute path, or at one relative to a field (the root without one)."""
        ref = ref.strip().removeprefix("current()/")
        if ref.startswith("/"):
            return self.fields.get(ref)
        names = ((base or self.root).path[1:]).split("/")
        for step in ref.split("/"):
            if step == "..":
                names.pop()
            elif step != ".":
                names.append(step)
        return self.fields.get("/" + "/".join(names))

    def apply(self, bind: ElementTree.Element) -> None:
        """Attach one bind; a bind on an attribute or on nothing is left alone."""
        nodeset = bind.get("nodeset") or bind.get("ref") or ""
        if bind.get("id"):
            self.by_id[bind.get("id", "")] = nodeset
        field = self.find(nodeset)
        if field is None:
            return
        kind = (bind.get("type") or "string").rpartition(":")[2]
        field.type = _TYPES.get(kind, kind)
        field.own_extra = own_attributes(bind)
        field.parameters = parameters_of(bind)
        for name in _EXPRESSIONS:
            text = bind.get(name)
            if text is not None and text.strip():
                setattr(field, name, self.compile(text, field))
        self._messages(bind, field)
        preload = javarosa(bind, "preload")
        if preload is not None:
            field.preload = (preload, javarosa(bind, "preloadParams") or "")

    def _messages(self, bind: ElementTree.Element, field: FieldDef) -> None:
        texts = dict(field.texts)
        for what, attribute in (("constraint", "constraintMsg"), ("required", "requiredMsg")):
            words = javarosa(bind, attribute)
            if words:
                texts[what] = message(words, self.site(field), self.itext, lenient=self.lenient)
        field.texts = texts
