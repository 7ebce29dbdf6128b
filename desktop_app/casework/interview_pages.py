"""The pages of a conversation as views, and the way of stored answers into the form."""

from collections.abc import Iterator, Mapping

from desktop_app.casework.earlier_answers import views
from desktop_app.casework.interview_course import Course, asked_leaves, is_row, page_of, section_of
from desktop_app.casework.interview_views import EarlierView, FieldView, PageKind, PageView, RowView
from desktop_app.domain.answer import Answer, AnswerState
from desktop_app.forms import Node, Session

CHOOSING = ("select", "select1", "rank")
THIS_YEAR = "dit_jaar"
"""The calculation of the questionnaire that holds the current year."""


class Pages(Course):
    """A course that also shows its pages. Changes the session only in `load` and `apply`."""

    def __init__(self, session: Session, rows: Mapping[str, Answer]) -> None:
        super().__init__(session, rows)
        self.bookmarks: frozenset[str] = frozenset()

    # ---- stored answers into the form ------------------------------------------------------------------------------

    def load(self, answers: Mapping[str, Answer]) -> None:
        """Bring a fresh session to the state of stored answers. Unknown paths are left alone (another form version)."""
        for node in list(_walk(self._session.root)):
            if node.is_range:
                for instance in list(node.children):
                    self._session.remove_repeat(instance.ref)
        self.apply(answers)

    def apply(self, rows: Mapping[str, Answer | None]) -> None:
        """Make the session show these rows: new table rows first, then values, removed table rows last."""
        for path in sorted(rows, key=lambda path: (path.count("["), path)):
            if is_row(path) and _stands(rows[path]) and not self.exists(path):
                range_ref, _, key = path.rpartition("[")
                if self.exists(range_ref):
                    self._session.add_repeat(range_ref, key.rstrip("]"))
        self._session.fill(
            {
                path: row.value if row else ""
                for path, row in rows.items()
                if not is_row(path) and self.exists(path) and self._settable(path)
            }
        )
        for path, row in rows.items():
            if is_row(path) and not _stands(row) and self.exists(path):
                self._session.remove_repeat(path)

    def exists(self, ref: str) -> bool:
        return self._session.find(ref) is not None

    def _settable(self, ref: str) -> bool:
        node = self._session.node(ref)
        return node.field.kind == "leaf" and node.field.control is not None

    # ---- views -----------------------------------------------------------------------------------------------------

    def all(self) -> list[PageView]:
        """Every page that applies to this person, deepening included."""
        return [self._page(node) for section in self._section_nodes() for node in self._pages_in(section)]

    def run(self, section: str) -> list[PageView]:
        """The pages asked now, each with its place."""
        asked = self.asked(section)
        return [
            self._page(self._session.node(mark.ref)).at(place, len(asked)) for place, mark in enumerate(asked, start=1)
        ]

    def view(self, ref: str) -> PageView:
        """The page as it is now, with its place in the run (0 of 0 outside it)."""
        order = [mark.ref for mark in self.asked(section_of(ref))]
        page = self._page(self._session.node(ref))
        return page.at(order.index(ref) + 1, len(order)) if ref in order else page

    def unsaid(self, section: str) -> list[PageView]:
        """Answers of a section that were not said back yet; not those the client is only shown after F5 (ux.md 1.5)."""
        return [
            page
            for page in self.run(section)
            if page.state is AnswerState.BEANTWOORD and not (page.confirmed or page.sensitive or page.staff_only)
        ]

    def page_of(self, ref: str) -> str:
        return page_of(ref)

    def is_leaf(self, ref: str) -> bool:
        return self._session.node(ref).field.kind == "leaf"

    def rows_of(self, page: str) -> dict[str, Answer]:
        """The answer rows of a page: its own and those of its fields."""
        below = (f"{page}/", f"{page}[")
        return {path: row for path, row in self._rows.items() if path == page or path.startswith(below)}

    def fallen(self) -> list[EarlierView]:
        """Earlier answers of questions that are not asked now."""
        return [each for each in views(self._session, self._rows) if not each.asked]

    def bookmark(self, ref: str, on: bool) -> None:
        self.bookmarks = self.bookmarks | {ref} if on else self.bookmarks - {ref}

    def find(self, text: str) -> list[PageView]:
        """Pages whose question, id or state holds every word of `text`."""
        words = text.casefold().split()
        return [page for page in self.all() if all(word in self._hay(page) for word in words)]

    def _hay(self, page: PageView) -> str:
        return f"{page.q} {self._session.text(page.ref, 'label') or ''} {page.state.value}".casefold()

    def _page(self, node: Node) -> PageView:
        extra = node.field.extra
        kind, fields, rows, columns = self._content(node)
        row, found = self._rows.get(node.ref), self.rows_of(node.ref)
        standing = [each for each in found.values() if each.stands or not each.earlier]
        return PageView(
            ref=node.ref,
            section=section_of(node.ref),
            kind=kind,
            q=extra.get("q", ""),
            number=0,
            total=0,
            core=extra.get("core", "") == "yes",
            privacy=extra.get("privacy", "-"),
            state=self.state(node, list(asked_leaves(node))),
            note=row.note if row else "",
            confirmed=bool(standing) and all(row.confirmed for row in standing),
            bookmarked=node.ref in self.bookmarks,
            staff_only=extra.get("who", "") == "consulent",
            hint_ref=fields[0].ref if fields else node.ref,
            fields=fields,
            rows=rows,
            columns=columns,
            earlier=tuple(each for each in views(self._session, found) if each.asked),
            later_why=row.later_why if row else "",
        )

    def _content(self, node: Node) -> tuple[PageKind, tuple[FieldView, ...], tuple[RowView, ...], tuple[str, ...]]:
        if node.field.kind == "repeat":
            rows = tuple(RowView(row.ref, self._fields(row)) for row in node.children)
            columns = tuple(child.path for child in node.field.children if child.control is not None)
            return PageKind.TABLE, (), rows, columns
        fields = self._fields(node)
        if all(field.readonly for field in fields):
            return PageKind.CARD, fields, (), ()
        return (PageKind.LEAF if node.field.kind == "leaf" else PageKind.FIELDS), fields, (), ()

    def _fields(self, node: Node) -> tuple[FieldView, ...]:
        return tuple(self._field(leaf) for leaf in asked_leaves(node))

    def _field(self, node: Node) -> FieldView:
        chosen = node.field.control in CHOOSING
        row = self._rows.get(node.ref)
        return FieldView(
            ref=node.ref,
            control=node.field.control or "",
            type=node.field.type,
            appearance=_appearance(node),
            value=node.value,
            choices=tuple(choice.value for choice in self._session.choices(node.ref)) if chosen else (),
            required=node.required,
            readonly=node.readonly,
            violated=not node.valid,
            staff_only=node.field.extra.get("who", "") == "consulent",
            said=row.said if row is not None and row.value == node.value else None,
        )


def _appearance(node: Node) -> frozenset[str]:
    """As the form says; a whole number that the form holds against this year is a year, also where it does not say."""
    asked, held = node.field.appearance, node.field.constraint
    references = held.reading.references if held is not None and node.field.type == "int" else ()
    return asked | {"year"} if any(each.path[-1] == THIS_YEAR for each in references) else asked


def _stands(row: Answer | None) -> bool:
    return row is not None and row.stands


def _walk(node: Node) -> Iterator[Node]:
    yield node
    for child in node.children:
        yield from _walk(child)
