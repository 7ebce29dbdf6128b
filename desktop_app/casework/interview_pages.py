"""The pages of a conversation: which are asked now, in which order, and how far each has come."""

from collections.abc import Iterator, Mapping

from desktop_app.casework.interview_views import (
    DONE_STATES,
    FieldView,
    PageKind,
    PageView,
    RowView,
    SectionEnd,
    SectionView,
)
from desktop_app.domain.answer import Answer, AnswerState
from desktop_app.forms import Node, Session


def section_of(ref: str) -> str:
    """Key of the section a reference lies in: the second step of the path."""
    return ref.split("/")[2]


def is_row(ref: str) -> bool:
    """True for the reference of a row of a repeat."""
    return ref.endswith("]")


class Pages:
    """Reads the form session and the answer rows; changes them only in `load` and `apply`."""

    def __init__(self, session: Session, rows: Mapping[str, Answer]) -> None:
        self._session = session
        self._rows = rows
        self._deepened: set[str] = set()
        self.bookmarks: frozenset[str] = frozenset()

    # ---- stored answers into the form --------------------------------------------------------------------------------

    def load(self, answers: Mapping[str, Answer]) -> None:
        """Bring a fresh session to the state of stored answers. Unknown paths are left alone (another form version)."""
        for node in list(self._walk(self._session.root)):
            if node.is_range:
                for instance in list(node.children):
                    self._session.remove_repeat(instance.ref)
        self.apply(answers)

    def apply(self, rows: Mapping[str, Answer | None]) -> None:
        """Make the session show these rows: new table rows first, then values, removed table rows last."""
        for path in sorted(rows, key=lambda path: (path.count("["), path)):
            if is_row(path) and rows[path] is not None and not self.exists(path):
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
            if is_row(path) and row is None and self.exists(path):
                self._session.remove_repeat(path)

    def exists(self, ref: str) -> bool:
        return self._session.find(ref) is not None

    def _settable(self, ref: str) -> bool:
        node = self._session.node(ref)
        return node.field.kind == "leaf" and node.field.control is not None

    def _walk(self, node: Node) -> Iterator[Node]:
        yield node
        for child in node.children:
            yield from self._walk(child)

    # ---- sections and runs -------------------------------------------------------------------------------------------

    def sections(self) -> list[SectionView]:
        return [self._section(node) for node in self._section_nodes()]

    def _section_nodes(self) -> list[Node]:
        return [
            node
            for node in self._session.root.children
            if node.field.kind == "group" and node.relevant and any(map(self._is_page, node.children))
        ]

    def _section(self, node: Node) -> SectionView:
        run = self.run(node.field.name)
        pages = self._pages(node)
        return SectionView(
            key=node.field.name,
            ref=node.ref,
            done=sum(page.state in DONE_STATES for page in run if page.kind is not PageKind.CARD),
            total=sum(page.kind is not PageKind.CARD for page in run),
            later=sum(page.state is AnswerState.LATER for page in pages),
            deepening=len(pages) - len(run),
        )

    def all(self) -> list[PageView]:
        """Every page that applies to this person, deepening included."""
        return [page for node in self._section_nodes() for page in self._pages(node)]

    def run(self, section: str) -> list[PageView]:
        """The pages asked now: core, or touched before, or everything once the section is deepened."""
        pages = self._pages(self._session.node(f"{self._session.root.ref}/{section}"))
        if section in self._deepened or not any(page.core for page in pages):
            chosen = pages
        else:
            chosen = [page for page in pages if page.core or page.state is not AnswerState.NIET_GEVRAAGD]
        return [page.at(place, len(chosen)) for place, page in enumerate(chosen, start=1)]

    def deepen(self, section: str) -> None:
        self._deepened.add(section)

    def step(self, ref: str, step: int) -> str | None:
        """Reference of the page `step` further in the run of the same section, or None past either end."""
        order = [page.ref for page in self._pages(self._session.node(f"{self._session.root.ref}/{section_of(ref)}"))]
        asked = {page.ref for page in self.run(section_of(ref))}
        place = order.index(ref) + step
        while 0 <= place < len(order):
            if order[place] in asked:
                return order[place]
            place += step
        return None

    def end(self, section: str) -> SectionEnd:
        view = next(view for view in self.sections() if view.key == section)
        return SectionEnd(section, view.deepening, self.section_beside(section, +1))

    def section_beside(self, section: str, step: int) -> str | None:
        keys = [node.field.name for node in self._section_nodes()]
        place = keys.index(section) + step
        return keys[place] if 0 <= place < len(keys) else None

    def first_open(self, section: str) -> str:
        """First page of the section that is neither done nor put off; the first page when all are."""
        run = self.run(section)
        return next((page.ref for page in run if page.state is AnswerState.NIET_GEVRAAGD), run[0].ref)

    def nearest(self, ref: str) -> str:
        """`ref` itself if it is asked of this person, else the first page of its section, else the very first."""
        pages = self.all()
        refs = {page.ref for page in pages}
        page = self.page_of(ref) if self.exists(ref) else ref
        if page in refs:
            return page
        section = section_of(ref) if ref.count("/") >= 2 else ""
        return next((page.ref for page in pages if page.section == section), pages[0].ref)

    # ---- one page ----------------------------------------------------------------------------------------------------

    def view(self, ref: str) -> PageView:
        """The page as it is now, with its place in the run."""
        run = self.run(section_of(ref))
        return next((page for page in run if page.ref == ref), None) or self._page(self._session.node(ref))

    def page_of(self, ref: str) -> str:
        """Reference of the page a field or table row belongs to: three steps deep, without row keys."""
        return "/".join(ref.split("/")[:4]).partition("[")[0]

    def is_leaf(self, ref: str) -> bool:
        return self._session.node(ref).field.kind == "leaf"

    def rows_of(self, page: str) -> dict[str, Answer]:
        """The answer rows of a page: its own and those of its fields."""
        return {
            path: row for path, row in self._rows.items() if path == page or path.startswith((f"{page}/", f"{page}["))
        }

    def bookmark(self, ref: str, on: bool) -> None:
        self.bookmarks = self.bookmarks | {ref} if on else self.bookmarks - {ref}

    def find(self, text: str) -> list[PageView]:
        words = text.casefold().split()
        found = []
        for page in self.all():
            label = self._session.text(page.ref, "label") or ""
            hay = f"{page.q} {label} {page.state.value}".casefold()
            if all(word in hay for word in words):
                found.append(page)
        return found

    def _pages(self, section: Node) -> list[PageView]:
        return [self._page(node) for node in section.children if self._is_page(node)]

    def _is_page(self, node: Node) -> bool:
        if not node.relevant:
            return False
        if node.field.kind == "leaf":
            return node.field.control is not None
        return node.field.kind == "repeat" or any(map(self._is_page, node.children))

    def _page(self, node: Node) -> PageView:
        extra = node.field.extra
        kind, fields, rows, columns = self._content(node)
        row = self._rows.get(node.ref)
        return PageView(
            ref=node.ref,
            section=section_of(node.ref),
            kind=kind,
            q=extra.get("q", ""),
            number=0,
            total=0,
            core=extra.get("core", "") == "yes",
            privacy=extra.get("privacy", "-"),
            state=self._state(row, fields, rows),
            note=row.note if row else "",
            confirmed=bool(found := self.rows_of(node.ref)) and all(row.confirmed for row in found.values()),
            bookmarked=node.ref in self.bookmarks,
            staff_only=extra.get("who", "") == "consulent",
            hint_ref=fields[0].ref if fields else node.ref,
            fields=fields,
            rows=rows,
            columns=columns,
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
        if node.field.kind == "leaf":
            return (self._field(node),) if node.relevant and node.field.control is not None else ()
        return tuple(view for child in node.children for view in self._fields(child))

    def _field(self, node: Node) -> FieldView:
        chosen = node.field.control in ("select", "select1", "rank")
        return FieldView(
            ref=node.ref,
            control=node.field.control or "",
            type=node.field.type,
            appearance=node.field.appearance,
            value=node.value,
            choices=tuple(choice.value for choice in self._session.choices(node.ref)) if chosen else (),
            required=node.required,
            readonly=node.readonly,
            violated=not node.valid,
        )

    def _state(self, row: Answer | None, fields: tuple[FieldView, ...], rows: tuple[RowView, ...]) -> AnswerState:
        if row is not None and row.state is not AnswerState.NIET_GEVRAAGD:
            return row.state
        answered = bool(rows) or any(field.value for field in fields)
        return AnswerState.BEANTWOORD if answered else AnswerState.NIET_GEVRAAGD
