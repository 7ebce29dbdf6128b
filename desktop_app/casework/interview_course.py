"""The course of a conversation: which pages are asked now, in which order, how far each has come. Cheap by design:
it is walked after every answer, so it builds no views and reads no texts."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from desktop_app.casework.interview_views import DONE_STATES, Recorded, SectionEnd, SectionView
from desktop_app.domain.answer import Answer, AnswerState
from desktop_app.forms import Node, Session

GENERAL_NOTE = "algemene_notitie"
"""Name below the root where the note about the whole conversation stands: beside the sections, and none of them."""


def section_of(ref: str) -> str:
    """Key of the section a reference lies in: the second step of the path."""
    return ref.split("/")[2]


def is_section(ref: str) -> bool:
    """True for the reference of a section itself, where stands what the caseworker said of it, and of what stands
    beside the sections: no question."""
    return ref.count("/") == 2


def is_general_note(ref: str) -> bool:
    """True for where the note about the whole conversation stands."""
    return is_section(ref) and section_of(ref) == GENERAL_NOTE


def is_row(ref: str) -> bool:
    """True for the reference of a row of a repeat."""
    return ref.endswith("]")


@dataclass(frozen=True, slots=True)
class Mark:
    """A page as the course sees it. `card`: something to say, not to answer · `earlier`: an earlier answer waits."""

    ref: str
    core: bool
    state: AnswerState
    card: bool
    earlier: bool = False


class Course:
    """Reads the form session and the answer rows; changes neither."""

    def __init__(self, session: Session, rows: Mapping[str, Answer]) -> None:
        self._session = session
        self._rows = rows
        self._deepened: set[str] = set()

    # ---- sections --------------------------------------------------------------------------------------------------

    def sections(self) -> list[SectionView]:
        return [self._section(node) for node in self._section_nodes()]

    def section_beside(self, section: str, step: int) -> str | None:
        keys = [node.field.name for node in self._section_nodes()]
        place = keys.index(section) + step
        return keys[place] if 0 <= place < len(keys) else None

    def end(self, section: str) -> SectionEnd:
        view = self._section(self._section_node(section))
        return SectionEnd(section, view.deepening, self.section_beside(section, +1))

    def deepen(self, section: str) -> None:
        self._deepened.add(section)

    def _section_node(self, section: str) -> Node:
        return self._session.node(f"{self._session.root.ref}/{section}")

    def _section_nodes(self) -> list[Node]:
        return [
            node
            for node in self._session.root.children
            if node.field.kind == "group" and node.relevant and any(map(self.is_page, node.children))
        ]

    def _section(self, node: Node) -> SectionView:
        marks = self._marks(node)
        asked = self._asked(node.field.name, marks)
        counted = [mark for mark in asked if not mark.card]
        return SectionView(
            key=node.field.name,
            ref=node.ref,
            done=sum(mark.state in DONE_STATES for mark in counted),
            total=len(counted),
            later=sum(mark.state is AnswerState.LATER for mark in marks),
            deepening=len(marks) - len(asked),
            mark=self._rows.get(node.ref),
        )

    # ---- the run of a section --------------------------------------------------------------------------------------

    def asked(self, section: str) -> list[Mark]:
        """The pages asked now: core, or touched before, or everything once the section is deepened."""
        return self._asked(section, self._marks(self._section_node(section)))

    def _asked(self, section: str, marks: list[Mark]) -> list[Mark]:
        if section in self._deepened or not any(mark.core for mark in marks):
            return marks
        return [mark for mark in marks if mark.core or mark.earlier or mark.state is not AnswerState.NIET_GEVRAAGD]

    def step(self, ref: str, step: int) -> str | None:
        """Reference of the page `step` further in the run of the same section, or None past either end."""
        order = [node.ref for node in self._section_node(section_of(ref)).children]
        asked = {mark.ref for mark in self.asked(section_of(ref))}
        place = order.index(ref) + step
        while 0 <= place < len(order):
            if order[place] in asked:
                return order[place]
            place += step
        return None

    def first_open(self, section: str) -> str:
        """First page of the section that is neither done nor put off; the first page when all are."""
        asked = self.asked(section)
        return next((mark.ref for mark in asked if mark.state is AnswerState.NIET_GEVRAAGD), asked[0].ref)

    def nearest(self, ref: str) -> str:
        """`ref` itself if it is asked of this person, else the first page of its section, else the very first."""
        page = page_of(ref)
        node = self._session.find(page)
        if node is not None and node.relevant and self.is_page(node):
            return page
        sections = self._section_nodes()
        section = next((node for node in sections if page.startswith(f"{node.ref}/")), sections[0])
        return next(child.ref for child in section.children if self.is_page(child))

    # ---- one page --------------------------------------------------------------------------------------------------

    def is_page(self, node: Node) -> bool:
        """True for a node that is a question to this person now, or holds one."""
        if not node.relevant:
            return False
        if node.field.kind == "leaf":
            return node.field.control is not None
        return node.field.kind == "repeat" or any(map(self.is_page, node.children))

    def _pages_in(self, section: Node) -> list[Node]:
        return [node for node in section.children if self.is_page(node)]

    def _marks(self, section: Node) -> list[Mark]:
        waiting = {page_of(path) for path, row in self._rows.items() if row.earlier}
        return [self._mark(node, node.ref in waiting) for node in self._pages_in(section)]

    def _mark(self, node: Node, earlier: bool) -> Mark:
        leaves = list(asked_leaves(node))
        return Mark(
            ref=node.ref,
            core=node.field.extra.get("core", "") == "yes",
            state=self.state(node, leaves),
            card=node.field.kind != "repeat" and all(leaf.readonly for leaf in leaves),
            earlier=earlier,
        )

    def state(self, node: Node, leaves: list[Node]) -> AnswerState:
        """A special state that stands on the page, else whether anything was filled in."""
        row = self._rows.get(node.ref)
        if row is not None and row.state is not AnswerState.NIET_GEVRAAGD:
            return row.state
        rows = node.field.kind == "repeat" and len(node.children) > 0
        answered = rows or any(leaf.value for leaf in leaves)
        return AnswerState.BEANTWOORD if answered else AnswerState.NIET_GEVRAAGD


def marked_section(recorded: Recorded) -> str:
    """Key of the section this act says something of as a whole, or `GENERAL_NOTE`; "" for any other act."""
    paths = [row.path for rows in recorded.answers.values() for row in rows]
    paths += [path for gone in recorded.removed.values() for path in gone]
    return section_of(paths[0]) if len(paths) == 1 and is_section(paths[0]) else ""


def page_of(ref: str) -> str:
    """Reference of the page a field or table row belongs to: three steps deep, without row keys."""
    return "/".join(ref.split("/")[:4]).partition("[")[0]


def asked_leaves(node: Node) -> Iterator[Node]:
    """The inputs of a page or a table row that apply now."""
    if node.field.kind == "leaf":
        if node.relevant and node.field.control is not None:
            yield node
    elif not node.is_range:
        for child in node.children:
            yield from asked_leaves(child)
