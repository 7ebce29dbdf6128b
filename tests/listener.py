"""Reads what strace tells of write calls and keeps where a word of the journey was written to.

`python tests/listener.py FILE` writes the number of calls and then a place per line: a path, or pipe:[…], socket:[…].
"""

import re
import sys
from pathlib import Path

WORDS = ("Zaytuna", "Qanaria", "Windhoek", "Leert graag")
"""How the invented words of the journey begin."""
KNOWN = re.compile("|".join([*WORDS, *(r"\\0".join(word) for word in WORDS)]).encode())
"""Plain, and as strace shows UTF-16."""
PLACE = re.compile(rb"\(\d+<([^>]*)>")


def listen(out: Path) -> None:
    calls, places = 0, set()
    for line in sys.stdin.buffer:
        calls += b"(" in line
        if KNOWN.search(line):
            found = PLACE.search(line)
            places.add(found[1].decode("utf-8", "replace") if found else "?")
    out.write_text("\n".join([str(calls), *sorted(places)]) + "\n", encoding="utf-8")


if __name__ == "__main__":
    listen(Path(sys.argv[1]))
