"""Reads what strace tells of a run: where a word of the journey was written to, and which addresses were called.

`python tests/listener.py FILE CALLED` writes the number of calls and then a place per line (a path, or pipe:[…],
socket:[…]); and into CALLED every address of a network, one a line.
"""

import re
import sys
from pathlib import Path

WORDS = ("Zaytuna", "Qanaria", "Windhoek", "Leert graag")
"""How the invented words of the journey begin."""
KNOWN = re.compile("|".join([*WORDS, *(r"\\0".join(word) for word in WORDS)]).encode())
"""Plain, and as strace shows UTF-16."""
PLACE = re.compile(rb"\(\d+<([^>]*)>")


CALL = re.compile(rb'connect\(.*sin6?_port=htons\(\d+\).*(?:inet_addr\(|inet_pton\(AF_INET6, )"([^"]+)"')


def listen(out: Path, called: Path) -> None:
    calls, places, addresses = 0, set(), set()
    for line in sys.stdin.buffer:
        calls += b"(" in line
        address = CALL.search(line)
        if address:
            addresses.add(address[1].decode())
        if KNOWN.search(line):
            found = PLACE.search(line)
            places.add(found[1].decode("utf-8", "replace") if found else "?")
    out.write_text("\n".join([str(calls), *sorted(places)]) + "\n", encoding="utf-8")
    called.write_text("".join(f"{address}\n" for address in sorted(addresses)), encoding="utf-8")


if __name__ == "__main__":
    listen(Path(sys.argv[1]), Path(sys.argv[2]))
