"""Instance XML out and in."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from desktop_app.forms.faults import BrokenForm
from desktop_app.forms.growth import populate
from desktop_app.forms.lexical import submitted, writable
from desktop_app.forms.markup import XFORMS, local, parse_markup
from desktop_app.forms.nodes import Node
from desktop_app.forms.preloads import stamp_end
from desktop_app.forms.xpath.tree import plain_name

if TYPE_CHECKING:
    from desktop_app.forms.session import Session

KEY_NAMESPACE = "https://opmaat.example/xforms"
_LINE_ENDS = {"\r": "&#13;"}


def write_instance(session: Session, *, keep_hidden: bool) -> str:
    """The filled-in form. Hidden nodes are left out of a submission and kept, with keys, in a checkpoint."""
    if not keep_hidden:
        stamp_end(session)
    parts: list[str] = []
    _write(session.root, parts, _root_attributes(session, keep_hidden), keep_hidden)
    return "".join(parts)


def _root_attributes(session: Session, keep_hidden: bool) -> str:
    definition = session.definition
    prefixes = definition.markup.prefixes
    named = {plain_name(name, prefixes): value for name, value in definition.primary.attrib.items()}
    used = {name.partition(":")[0] for path in definition.fields for name in path.split("/") if ":" in name}
    carried = (name for field in definition.fields.values() for name in field.attributes)
    used |= {name.partition(":")[0] for name in (*named, *carried) if ":" in name}
    for uri, prefix in prefixes.items():
        if prefix in used and uri != XFORMS:
            named[f"xmlns:{prefix}"] = uri
    if keep_hidden:
        named["xmlns:opmaat"] = KEY_NAMESPACE
    return "".join(f" {name}={quoteattr(value)}" for name, value in named.items() if not name.startswith("xml:"))


def _write(node: Node, parts: list[str], attributes: str, keep_hidden: bool) -> None:
    if not (node.relevant or keep_hidden):
        return
    for name, value in node.field.attributes.items() if not node.is_range else ():
        attributes += f" {name}={quoteattr(value)}"
    if node.is_range:
        for instance in node.children:
            key = f" opmaat:key={quoteattr(instance.key or '')}" if keep_hidden else ""
            _write(instance, parts, key, keep_hidden)
        return
    if node.field.kind == "leaf":
        value = node.value if keep_hidden else submitted(node.field, node.value)
        text = escape(writable(value), _LINE_ENDS)
        parts.append(f"<{node.name}{attributes}>{text}</{node.name}>" if text else f"<{node.name}{attributes}/>")
        return
    parts.append(f"<{node.name}{attributes}>")
    for child in node.children:
        _write(child, parts, "", keep_hidden)
    parts.append(f"</{node.name}>")


def read_instance(session: Session, xml: str) -> None:
    """Take over the answers in instance XML. Raises `BrokenForm` when it is of another form."""
    markup = parse_markup(xml)
    definition = session.definition
    if local(markup.root.tag) != local(definition.primary.tag):
        raise BrokenForm(reason="instance")
    found = markup.root.get("id")
    if found is not None and found != definition.form_id:
        raise BrokenForm(reason="instance")
    for node in session.root.walk():
        if node.is_range:
            node.children.clear()
    populate(session.root, markup.root, markup, session.new_key)
