"""What became other in a text, word by word."""

from difflib import SequenceMatcher
from html import escape


def marked(before: str, now: str) -> str:
    """HTML of `now` with what is new in bold, and struck through what is gone."""
    old, new = before.split(), now.split()
    parts = []
    for kind, from_old, to_old, from_new, to_new in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        gone, come = escape(" ".join(old[from_old:to_old])), escape(" ".join(new[from_new:to_new]))
        if kind == "equal":
            parts.append(come)
            continue
        parts += [f"<s>{gone}</s>"] if gone else []
        parts += [f"<b>{come}</b>"] if come else []
    return " ".join(parts)
