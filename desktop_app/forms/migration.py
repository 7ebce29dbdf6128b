"""From one version of a form to the next, with every answer in its new place or parked (docs/forms.md, versions)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from desktop_app.forms.addresses import instance_paths, steps_of
from desktop_app.forms.definition import NOTHING, FieldDef, FormDefinition
from desktop_app.forms.lexical import MULTIPLE
from desktop_app.forms.nodes import Node
from desktop_app.forms.parking import PARTIAL, Parked, Reason, answers_of, place
from desktop_app.forms.session import Session
from desktop_app.forms.submissions import blank_session, import_submission
from desktop_app.forms.succession import Heir, Rename, Succession, compare, named, reference
from desktop_app.forms.xpath.compiler import Compiled, compile_expression
from desktop_app.forms.xpath.site import Site

_MENTION = re.compile(r"\$\{\s*([^{}\s]+)\s*\}")


@dataclass(frozen=True, eq=False)
class Migration:
    """`session`: the answers in the new version · `refs`: old reference -> new one, of questions and rows.

    `parked`: values without a place, under their old references · `newly_required`: asked for now and still blank ·
    `newly_invalid`: breaking a constraint that they did not break · `newly_hidden`: answered, not asked any more, and
    kept in the session; these three as new references. `original`: checkpoint of the session before. Data of a person.
    """

    session: Session
    succession: Succession
    refs: Mapping[str, str] = field(repr=False)
    parked: tuple[Parked, ...] = field(repr=False)
    newly_required: tuple[str, ...]
    newly_invalid: tuple[str, ...]
    newly_hidden: tuple[str, ...]
    original: str = field(repr=False)

    @property
    def answers(self) -> dict[str, str]:
        """All values in the new version by reference."""
        return answers_of(self.session)

    def revert(self) -> Session:
        """The session as it was, parked answers included."""
        after = self.session
        return Session.restore(
            self.succession.old, self.original, now=after.now, new_key=after.new_key, identity=after.identity
        )


def migrate(
    old: Session, definition: FormDefinition, renames: Sequence[Rename] = (), parked: Iterable[Parked] = ()
) -> Migration:
    """Bring a session to another version of its form. The old session is not changed.

    The new one has the version of its definition and the SAME instanceID, because it is the same conversation; a
    deprecatedID is not written here, for it says "this replaces what the server has" and is made by
    `submissions.as_edit` when that is so. `parked`: parked before; what fits in again goes back to its place.
    Raises `UnknownReference` or `BrokenExpression` for a rename that does not fit the forms.
    """
    succession = compare(old.definition, definition, renames)
    session = Session(
        definition, now=old.now, new_key=old.new_key, identity=old.identity, language=_language(old, definition)
    )
    moving = _Moving(old, succession)
    moving.go(old.root, [])
    moving.come_back(parked)
    taken_over = {heir.new for heir in succession.heirs.values()}
    for each in place(session, moving.answers, taken_over.__contains__):
        moving.take_back(each)
    now = {node.ref: node for node in session.root.walk()}
    refs = {was: ref for was, ref in moving.refs.items() if ref in now}
    before = {refs[node.ref]: node for node in old.root.walk() if node.ref in refs}
    pairs = [(node, before.get(ref)) for ref, node in now.items()]
    return Migration(
        session,
        succession,
        refs,
        tuple(moving.parked),
        newly_required=tuple(node.ref for node, was in pairs if node.missing and not (was and was.missing)),
        newly_invalid=tuple(node.ref for node, was in pairs if _is_wrong(node) and not (was and _is_wrong(was))),
        newly_hidden=tuple(
            node.ref for node, was in pairs if node.value and not node.relevant and was and was.relevant
        ),
        original=old.serialise(keep_hidden=True),
    )


def migrate_xml(
    xml: str | bytes,
    old: FormDefinition,
    new: FormDefinition,
    renames: Sequence[Rename] = (),
    *,
    now: Callable[[], datetime],
    new_key: Callable[[], str],
    language: str | None = None,
    identity: Mapping[str, str] = NOTHING,
) -> Migration:
    """The same for instance XML of the old version, a submission or a checkpoint. Raises `BrokenForm` too."""
    taken = import_submission(old, xml, now=now, new_key=new_key, language=language, identity=identity)
    return migrate(taken.session, new, renames, taken.parked)


def migrate_answers(
    answers: Mapping[str, str],
    old: FormDefinition,
    new: FormDefinition,
    renames: Sequence[Rename] = (),
    *,
    now: Callable[[], datetime],
    new_key: Callable[[], str],
    language: str | None = None,
    identity: Mapping[str, str] = NOTHING,
    parked: Iterable[Parked] = (),
) -> Migration:
    """The same for raw values by reference, as they are stored; the reference of a row stands for the row itself."""
    session = blank_session(old, now=now, new_key=new_key, language=language, identity=identity)
    return migrate(session, new, renames, (*parked, *place(session, answers)))


class _Moving:
    """Answers on their way: `answers` by new reference, `refs` old to new, `parked` by old reference."""

    def __init__(self, old: Session, succession: Succession) -> None:
        self.old = old
        self.succession = succession
        self.expressions = {
            heir.old: compiled_expression(heir.expression, heir.old, old.definition)
            for heir in succession.heirs.values()
            if heir.expression
        }
        self.refs: dict[str, str] = {}
        self.answers: dict[str, str] = {}
        self.parked: list[Parked] = []
        self.sources: dict[str, Node] = {}
        self.returning: dict[str, Parked] = {}

    def go(self, node: Node, keys: list[str]) -> None:
        """Everything at and below a node of the old session. `keys`: of the rows around it."""
        heir = self.succession.heirs.get(node.field.path)
        if node.field.kind == "leaf":
            self.carry(node, heir, keys)
        elif heir is not None:
            ref = self.refs[node.ref] = reference(heir.new, keys)
            if node.key is not None:
                self.answers[ref] = ""
        for child in node.children:
            self.go(child, keys if child.key is None else [*keys, child.key])

    def carry(self, node: Node, heir: Heir | None, keys: list[str]) -> None:
        if heir is None:
            self.park(node, "removed")
        elif not (heir.expression or heir.fits):
            self.park(node, "retyped")
        else:
            ref = self.refs[node.ref] = reference(heir.new, keys)
            self.sources[ref] = node
            self.answers[ref] = self.converted(node)
            if not self.answers[ref]:
                self.park(node, "refused")

    def park(self, node: Node, reason: Reason, value: str | None = None) -> None:
        if node.value:
            self.parked.append(
                Parked(node.ref, node.value if value is None else value, reason, self.old.definition.version)
            )

    def converted(self, node: Node) -> str:
        """The value as it stands, or what the author's expression makes of it, hidden or not."""
        expression = self.expressions.get(node.field)
        if expression is None or not node.value:
            return node.value
        shown, node.relevant = node.relevant, True
        try:
            return expression.string(node, self.old.env)
        finally:
            node.relevant = shown

    def come_back(self, parked: Iterable[Parked]) -> None:
        """What was parked before and has a blank place again, or one for several values."""
        added = {each.path for each in self.succession.added}
        for each in parked:
            target = self.succession.new.fields.get(each.path)
            rows = instance_paths([each.ref])
            there = all(f"{at}[{key}]" in self.answers or _generic(at) in added for at, key in rows)
            present = self.answers.get(each.ref, "")
            if target is None or not there or (present and target.control not in MULTIPLE):
                self.parked.append(each)
            else:
                self.answers[each.ref] = f"{present} {each.value}" if present else each.value
                self.returning[each.ref] = each

    def take_back(self, refused: Parked) -> None:
        """Park what the new version has no place for, as it was in the old one."""
        node, before = self.sources.get(refused.ref), self.returning.get(refused.ref)
        if before is not None and (node is None or not node.value or refused.value == before.value):
            self.parked.append(before)
        elif node is not None and not (refused.reason == "calculated" and node.field.calculate is not None):
            part = refused.reason in PARTIAL and node.field not in self.expressions
            self.park(node, refused.reason, refused.value if part else None)


def _generic(ref: str) -> str:
    return "".join(f"/{name}" for name, _ in steps_of(ref))


def compiled_expression(text: str, field: FieldDef, old: FormDefinition) -> Compiled:
    """An author's expression at a question of the old form. Raises `BrokenExpression` or `UnknownReference`."""
    names = {path: tuple(path[1:].split("/")) for path in old.fields}
    repeats = frozenset(names[path] for path, each in old.fields.items() if each.kind == "repeat")
    paths = _MENTION.sub(lambda match: f" {named(old, match[1]).path} ", text)
    return compile_expression(paths, Site(names[field.path], repeats))


def _language(old: Session, definition: FormDefinition) -> str | None:
    names = {language.name for language in definition.languages}
    return old.language_name if old.language_name in names else None


def _is_wrong(node: Node) -> bool:
    return node.relevant and not node.valid
