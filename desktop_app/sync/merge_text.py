"""Three-way merge of a long text by paragraph (a line of the text)."""

from difflib import SequenceMatcher


def merge_paragraphs(base: str, mine: str, theirs: str) -> str | None:
    """Both edits in one text, or None where they touch the same paragraph or the same place."""
    paragraphs = base.split("\n")
    edits = sorted(_edits(paragraphs, mine) + _edits(paragraphs, theirs), key=lambda edit: edit[:2])
    for (low, high, _), (next_low, _, _) in zip(edits, edits[1:], strict=False):
        if next_low < high or next_low == low:
            return None
    for low, high, new in reversed(edits):
        paragraphs[low:high] = new
    return "\n".join(paragraphs)


def keep_both(first: str, first_name: str, second: str, second_name: str) -> str:
    """Two notes, one under the other, each with the name of who wrote it."""
    return f"{first_name}: {first}\n\n{second_name}: {second}"


def _edits(base: list[str], changed: str) -> list[tuple[int, int, list[str]]]:
    """Replaced stretches of `base`: from, up to, new paragraphs."""
    new = changed.split("\n")
    matcher = SequenceMatcher(None, base, new, autojunk=False)
    return [(low, high, new[start:end]) for tag, low, high, start, end in matcher.get_opcodes() if tag != "equal"]
