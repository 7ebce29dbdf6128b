"""Submissions made elsewhere, in Collect, Enketo or Kobo, and submissions for a server that has an earlier one."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from xml.etree import ElementTree
from xml.sax.saxutils import escape

from desktop_app.forms.definition import NOTHING, FieldDef, FormDefinition
from desktop_app.forms.faults import BrokenForm
from desktop_app.forms.markup import JAVAROSA, javarosa, local, parse_markup
from desktop_app.forms.parking import Parked, place
from desktop_app.forms.serialise import KEY_NAMESPACE
from desktop_app.forms.session import Session
from desktop_app.forms.succession import bare

LARGEST = 20_000_000
MOST_ROWS = 10_000
DEEPEST = 100
ENCRYPTED = "http://www.opendatakit.org/xforms/encrypted"
_KEY = re.compile(r"[\w.:-]{1,64}")
_SCHEMA = "http://www.w3.org/2001/XMLSchema-instance"
_SILENT = (f"{{{JAVAROSA}}}", f"{{{KEY_NAMESPACE}}}", f"{{{_SCHEMA}}}")


@dataclass(frozen=True, eq=False)
class Imported:
    """`session`: the form with the answers that fit · `parked`: everything else that had a value, under the path where
    it stood · `version`: of the form the submission was made with, "" if it does not say. Data of a person."""

    session: Session
    parked: tuple[Parked, ...] = field(repr=False)
    version: str


def import_submission(
    definition: FormDefinition,
    source: str | bytes,
    *,
    now: Callable[[], datetime],
    new_key: Callable[[], str],
    language: str | None = None,
    identity: Mapping[str, str] = NOTHING,
) -> Imported:
    """Take in instance XML, whoever made it and whatever prefixes it uses; nothing that has a value is dropped.

    A submission of another version is taken as far as it fits; `migration.migrate_xml` does better when the old form
    is at hand. Raises `BrokenForm`, with `params["reason"]`: xml, doctype, size, depth, rows, encrypted, form_id
    (another form), root (no id, and another root element). With the right id the root may have any name: Kobo and Ona
    name it after the form, pyxform calls it data.
    """
    if len(source) > LARGEST:
        raise BrokenForm(reason="size")
    root = parse_markup(source).root
    _check(definition, root)
    version = root.get("version") or next((text for name, text in root.items() if local(name) == "version"), "")
    reading = _Reading(new_key, version)
    reading.take(definition.root, root, definition.root.path)
    session = blank_session(definition, now=now, new_key=new_key, language=language, identity=identity)
    return Imported(session, (*reading.parked, *place(session, reading.answers)), version)


def blank_session(
    definition: FormDefinition,
    *,
    now: Callable[[], datetime],
    new_key: Callable[[], str],
    language: str | None = None,
    identity: Mapping[str, str] = NOTHING,
) -> Session:
    """A session for answers given before: without rows, and without moments and persons that are not of then."""
    name = local(definition.primary.tag)
    session = Session.restore(definition, f"<{name}/>", now=now, new_key=new_key, language=language, identity=identity)
    for node in session.root.walk():
        if node.field.preload is not None and node.field.preload[0] != "uid":
            node.value = ""
    return session


def as_edit(session: Session, instance_id: str) -> str:
    """The submission as an edit of the one that the server has.

    ODK Central and the OpenRosa protocol want a fresh instanceID for every edit, and in deprecatedID, beside it, that
    of the revision it replaces; a deprecatedID that is not the latest one is a conflict there. The session keeps its
    own instanceID. Raises `BrokenForm` when the form has no instanceID, or none was given yet.
    """
    here = next((node for node in session.root.walk() if bare(node.field) == "instanceID" and node.value), None)
    if here is None or here.parent is None:
        raise BrokenForm(reason="instance_id")
    name, was = here.name.replace("instanceID", "deprecatedID"), escape(here.value)
    xml = re.sub(rf"<{name}(/>|>[^<]*</{name}>)", "", session.serialise())
    fresh = f"<{here.name}>{escape(instance_id)}</{here.name}><{name}>{was}</{name}>"
    return xml.replace(f"<{here.name}>{was}</{here.name}>", fresh, 1)


def _check(definition: FormDefinition, root: ElementTree.Element) -> None:
    if root.tag.startswith(f"{{{ENCRYPTED}}}") or root.get("encrypted") == "yes":
        raise BrokenForm(reason="encrypted")
    form_id = root.get("id")
    if form_id is None and local(root.tag) != local(definition.primary.tag):
        raise BrokenForm(reason="root")
    if form_id not in {None, definition.form_id}:
        raise BrokenForm(reason="form_id")


class _Reading:
    """Sorts the elements of a submission into answers by reference and values without a question."""

    def __init__(self, new_key: Callable[[], str], version: str) -> None:
        self.new_key = new_key
        self.version = version
        self.answers: dict[str, str] = {}
        self.parked: list[Parked] = []
        self.rows = 0

    def take(self, field: FieldDef, element: ElementTree.Element, ref: str) -> None:
        if field.parent is not None:
            self.attributes(element, ref)
        if field.kind == "leaf":
            self.answers[ref] = element.text or ""
            for child in element:
                self.leave(child, f"{ref}/{local(child.tag)}", 1)
                self.park(ref, child.tail or "")
            return
        self.leave_text(element, ref)
        known = {bare(child): child for child in field.children}
        seen: set[str] = set()
        for child in element:
            if javarosa(child, "template") is not None:
                continue
            name = local(child.tag)
            below = known.get(name)
            if below is None or (below.kind != "repeat" and name in seen):
                self.leave(child, f"{ref}/{name}", 0)
                continue
            seen.add(name)
            at = f"{ref}/{below.name}"
            self.take(below, child, self.row(child, at) if below.kind == "repeat" else at)

    def row(self, element: ElementTree.Element, range_ref: str) -> str:
        """Reference of a new row; its own key if it brings a good one."""
        self.rows += 1
        if self.rows > MOST_ROWS:
            raise BrokenForm(reason="rows")
        key = element.get(f"{{{KEY_NAMESPACE}}}key", "")
        if not _KEY.fullmatch(key) or f"{range_ref}[{key}]" in self.answers:
            key = self.new_key()
        ref = f"{range_ref}[{key}]"
        self.answers[ref] = ""
        return ref

    def leave(self, element: ElementTree.Element, ref: str, depth: int) -> None:
        """Park an element that the form does not know, with everything below it."""
        if depth > DEEPEST:
            raise BrokenForm(reason="depth")
        self.attributes(element, ref)
        if len(element) == 0:
            self.park(ref, element.text or "")
            return
        self.leave_text(element, ref)
        for child in element:
            self.leave(child, f"{ref}/{local(child.tag)}", depth + 1)

    def leave_text(self, element: ElementTree.Element, ref: str) -> None:
        """Words between the questions of a group."""
        for text in (element.text, *(child.tail for child in element)):
            self.park(ref, text or "")

    def attributes(self, element: ElementTree.Element, ref: str) -> None:
        for name, text in element.items():
            if not name.startswith(_SILENT):
                self.park(f"{ref}/@{local(name)}", text)

    def park(self, ref: str, value: str) -> None:
        if value.strip():
            self.parked.append(Parked(ref, value, "unknown", self.version))
