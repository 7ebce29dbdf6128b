"""Reading XML safely: no DOCTYPE, no entities of its own, namespaces kept as the author's prefixes."""

from __future__ import annotations

from dataclasses import dataclass
from xml.etree import ElementTree

from desktop_app.forms.faults import BrokenForm
from desktop_app.forms.xpath.tree import plain_name

XFORMS = "http://www.w3.org/2002/xforms"
JAVAROSA = "http://openrosa.org/javarosa"
TEMPLATE = f"{{{JAVAROSA}}}template"
ORX, ODK = "http://openrosa.org/xforms", "http://www.opendatakit.org/xforms"
KNOWN = frozenset(
    {
        XFORMS,
        JAVAROSA,
        "http://www.w3.org/1999/xhtml",
        "http://www.w3.org/2001/XMLSchema",
        "http://www.w3.org/2001/xml-events",
        ODK,
        "http://www.opendatakit.org/xforms/entities",
        ORX,
        "http://openrosa.org/xforms/",
    }
)


class _Builder(ElementTree.TreeBuilder):
    """Collects prefixes; refuses documents that bring definitions of their own."""

    def __init__(self) -> None:
        super().__init__()
        self.prefixes: dict[str, str] = {}

    def start_ns(self, prefix: str, uri: str) -> None:
        if prefix or uri not in self.prefixes:
            self.prefixes.setdefault(uri, prefix)

    def doctype(self, name: str, public: str | None, system: str | None) -> None:
        raise BrokenForm(reason="doctype")


@dataclass(frozen=True, slots=True)
class Markup:
    """A parsed document. `prefixes`: namespace -> prefix."""

    root: ElementTree.Element
    prefixes: dict[str, str]

    def name(self, element: ElementTree.Element) -> str:
        """Name with the author's prefix; XForms elements have none."""
        return self.name_of(element.tag)

    def name_of(self, tag: str) -> str:
        """The same for a tag or an attribute in Clark's notation."""
        return plain_name(tag, self.prefixes)


def parse_markup(source: bytes | str) -> Markup:
    """Parse a document. Raises `BrokenForm` when it is not well-formed or has a DOCTYPE."""
    builder = _Builder()
    parser = ElementTree.XMLParser(target=builder)  # noqa: S314 - the builder refuses every DOCTYPE
    try:
        parser.feed(source)
        root = parser.close()
    except (ElementTree.ParseError, ValueError, LookupError) as fault:
        raise BrokenForm(reason="xml") from fault
    builder.prefixes[XFORMS] = ""
    return Markup(root, builder.prefixes)


def local(tag: str) -> str:
    """Name without its namespace."""
    return tag.rpartition("}")[2]


def javarosa(element: ElementTree.Element, name: str) -> str | None:
    """An attribute of JavaRosa's namespace."""
    return element.get(f"{{{JAVAROSA}}}{name}")


def parameters_of(element: ElementTree.Element) -> dict[str, str]:
    """Attributes of a bind in ODK's own namespaces: parameters of the question, such as max-pixels and quality."""
    return {local(tag): value for tag, value in element.attrib.items() if tag.startswith((f"{{{ORX}}}", f"{{{ODK}}}"))}


def own_attributes(element: ElementTree.Element) -> dict[str, str]:
    """Attributes in namespaces that are neither XForms' nor ODK's: the author's own, by local name."""
    found = {}
    for tag, value in element.attrib.items():
        if tag.startswith("{") and tag[1:].partition("}")[0] not in KNOWN:
            found[local(tag)] = value
    return found
