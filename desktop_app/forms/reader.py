"""From XForm XML to a form definition."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from xml.etree import ElementTree

from desktop_app.forms.binds import Binds
from desktop_app.forms.body import BodyReader
from desktop_app.forms.definition import FieldDef, FormDefinition, Kind
from desktop_app.forms.faults import BrokenForm
from desktop_app.forms.garbage import without_collections
from desktop_app.forms.graph import build_graph
from desktop_app.forms.instances import SecondaryInstances
from desktop_app.forms.itext import Itext
from desktop_app.forms.languages import language_of
from desktop_app.forms.markup import TEMPLATE, Markup, javarosa, local, parse_markup


def read_form(xml: bytes | str, *, files: Mapping[str, bytes] | None = None, lenient: bool = False) -> FormDefinition:
    """Parse a compiled form. `files`: media by name, for lists kept in csv.

    `lenient`: functions that this engine does not have are blank. Raises `BrokenForm` or `BrokenExpression`.
    """
    with without_collections():
        try:
            return _read(parse_markup(xml), files or {}, lenient=lenient)
        except RecursionError:
            raise BrokenForm(reason="depth") from None


def _read(markup: Markup, files: Mapping[str, bytes], *, lenient: bool) -> FormDefinition:
    model, body = _model(markup), _body(markup)
    primary = _primary(model)
    itext, languages = _itext(model)
    repeats = frozenset(_repeats(body))
    root, fields = _fields(primary, markup, repeats)
    instances = SecondaryInstances(markup.prefixes, files)
    for instance in _children(model, "instance"):
        if instance.get("id"):
            instances.add(instance)
    binds = Binds(fields, itext, frozenset(tuple(path[1:].split("/")) for path in repeats), lenient=lenient)
    for bind in _children(model, "bind"):
        binds.apply(bind)
    reader = BodyReader(binds, itext, instances)
    reader.read(body)
    reader.read_actions(model)
    default = itext.default or "default"
    return FormDefinition(
        form_id=primary.get("id") or local(primary.tag),
        version=primary.get("version") or _orx_version(primary) or "",
        title=_title(markup),
        root=root,
        fields=fields,
        languages=tuple(language_of(name) for name in languages or ["default"]),
        default_language=default,
        markup=markup,
        primary=primary,
        itext=itext,
        instances=instances,
        actions=tuple(reader.actions),
        graph=build_graph(root, fields),
    )


def _model(markup: Markup) -> ElementTree.Element:
    found = next((each for each in markup.root.iter() if local(each.tag) == "model"), None)
    if found is None:
        raise BrokenForm(reason="model")
    return found


def _body(markup: Markup) -> ElementTree.Element:
    found = next((each for each in markup.root if local(each.tag) == "body"), None)
    return ElementTree.Element("body") if found is None else found


def _title(markup: Markup) -> str:
    return next((each.text or "" for each in markup.root.iter() if local(each.tag) == "title"), "").strip()


def _primary(model: ElementTree.Element) -> ElementTree.Element:
    first = next(_children(model, "instance"), None)
    if first is None or len(first) == 0:
        raise BrokenForm(reason="instance")
    return first[0]


def _orx_version(primary: ElementTree.Element) -> str | None:
    return next((value for name, value in primary.attrib.items() if local(name) == "version"), None)


def _children(element: ElementTree.Element, name: str) -> Iterator[ElementTree.Element]:
    return (child for child in element if isinstance(child.tag, str) and local(child.tag) == name)


def _itext(model: ElementTree.Element) -> tuple[Itext, list[str]]:
    translations = [each for itext in _children(model, "itext") for each in _children(itext, "translation")]
    chosen = next((each for each in translations if each.get("default") is not None), None)
    first = chosen if chosen is not None else (translations[0] if translations else None)
    itext = Itext(first.get("lang", "") if first is not None else "")
    for translation in translations:
        itext.add(translation)
    return itext, list(itext.entries)


def _repeats(body: ElementTree.Element) -> Iterator[str]:
    for element in body.iter():
        if isinstance(element.tag, str) and local(element.tag) == "repeat":
            nodeset = element.get("nodeset") or element.get("ref")
            if nodeset is not None and nodeset.strip().startswith("/"):
                yield nodeset.strip()


def _fields(
    primary: ElementTree.Element, markup: Markup, repeats: frozenset[str]
) -> tuple[FieldDef, dict[str, FieldDef]]:
    fields: dict[str, FieldDef] = {}

    def grow(siblings: list[ElementTree.Element], parent: FieldDef | None) -> FieldDef:
        element = next((each for each in siblings if javarosa(each, "template") is not None), siblings[0])
        name = markup.name(element)
        path = f"{parent.path if parent else ''}/{name}"
        is_repeat = path in repeats
        kind: Kind = "repeat" if is_repeat else ("group" if len(element) or parent is None else "leaf")
        grown = FieldDef(path, name, kind, parent, parent.depth + 1 if parent else 1, order=len(fields))
        fields[path] = grown
        if parent is not None:
            grown.attributes = {markup.name_of(key): value for key, value in element.attrib.items() if key != TEMPLATE}
        if is_repeat:
            grown.template = element
            grown.samples = tuple(each for each in siblings if javarosa(each, "template") is None)
        grown.children = tuple(grow(alike, grown) for alike in _by_name(element, markup))
        return grown

    return grow([primary], None), fields


def _by_name(element: ElementTree.Element, markup: Markup) -> list[list[ElementTree.Element]]:
    """Children in order, those of one name together: the template and the instances of a repeat."""
    found: dict[str, list[ElementTree.Element]] = {}
    for child in element:
        if isinstance(child.tag, str):
            found.setdefault(markup.name(child), []).append(child)
    return list(found.values())
