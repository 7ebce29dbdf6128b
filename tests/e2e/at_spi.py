"""What a real screen reader gets of the conversation: `python -m tests.e2e.at_spi`.

An X server, a session bus and the accessibility bus of their own; the window in a process of its own. From outside,
over D-Bus as Orca does it: the path to the question, name, role and language of each step, then an answer is pressed.
The program speaks English there, its questionnaire Dutch, the client Arabic. Exit code 1 when something is not as it
should be, 3 without Xvfb, dbus-daemon or at-spi2-core (Debian: packages xvfb dbus at-spi2-core libxcb-cursor0).
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any, TypeVar

from jeepney import DBusAddress, MessageType, Properties, new_method_call
from jeepney.io.blocking import DBusConnection, open_dbus_connection

T = TypeVar("T")
NEEDED = ("Xvfb", "dbus-daemon")
LAUNCHERS = ("/usr/libexec/at-spi-bus-launcher", "/usr/lib/at-spi2-core/at-spi-bus-launcher")
ACCESSIBLE, ACTION = "org.a11y.atspi.Accessible", "org.a11y.atspi.Action"
SECONDS = 90
ABSENT = 3
CHECKED = 1 << 4
"""Bit of ATSPI_STATE_CHECKED in the first word of a state set."""


class Node:
    """One accessible object of another process."""

    def __init__(self, bus: DBusConnection, owner: str, path: str) -> None:
        self.bus, self.owner, self.path = bus, owner, path

    def call(self, interface: str, method: str, signature: str | None = None, *body: Any) -> Any:
        address = DBusAddress(self.path, self.owner, interface)
        return self._sent(new_method_call(address, method, signature, body))

    def get(self, name: str) -> Any:
        answer = self._sent(Properties(DBusAddress(self.path, self.owner, ACCESSIBLE)).get(name))
        return answer[0][1]

    def children(self) -> list["Node"]:
        return [Node(self.bus, owner, path) for owner, path in self.call(ACCESSIBLE, "GetChildren")[0]]

    def role(self) -> str:
        return str(self.call(ACCESSIBLE, "GetRoleName")[0])

    def checked(self) -> bool:
        return bool(self.call(ACCESSIBLE, "GetState")[0][0] & CHECKED)

    def press(self) -> None:
        assert self.call(ACTION, "DoAction", "i", 0)[0]

    def told(self) -> dict[str, str]:
        """As it would be read."""
        return {"role": self.role(), "name": str(self.get("Name")), "language": str(self.get("Locale"))}

    def walk(self, *above: "Node") -> Iterator[tuple["Node", ...]]:
        """Every object below with its path from here."""
        path = (*above, self)
        yield path
        for child in self.children():
            yield from child.walk(*path)

    def _sent(self, message: Any) -> Any:
        answer = self.bus.send_and_get_reply(message, timeout=30)
        if answer.header.message_type is MessageType.error:
            raise LookupError(self.path)
        return answer.body


def wait(look: Callable[[], T | None], what: str) -> T:
    end = time.monotonic() + SECONDS
    while time.monotonic() < end:
        try:
            found = look()
        except (LookupError, ConnectionError, FileNotFoundError):
            found = None
        if found:
            return found
    raise TimeoutError(what)


@contextmanager
def running(*command: str, env: dict[str, str], told: bool = True) -> Iterator[str]:
    """A process that ends with the block; the first line it prints."""
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, env=env)
    try:
        assert process.stdout
        yield process.stdout.readline().strip() if told else ""
    finally:
        process.terminate()
        process.wait(30)


def read_aloud() -> dict[str, Any]:
    """Path to the question, the answers, and whether pressing one gave it."""
    launcher = next(path for path in LAUNCHERS if Path(path).exists())
    with ExitStack() as stack:
        home = stack.enter_context(tempfile.TemporaryDirectory())
        env = {**os.environ, "XDG_RUNTIME_DIR": home, "HOME": home, "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1"}
        env |= {"QT_QPA_PLATFORM": "xcb"}
        env.pop("AT_SPI_BUS_ADDRESS", None)
        number = stack.enter_context(
            running("Xvfb", "-displayfd", "1", "-screen", "0", "1366x768x24", "-nolisten", "tcp", env=env)
        )
        env["DISPLAY"] = f":{number}"
        env["DBUS_SESSION_BUS_ADDRESS"] = stack.enter_context(
            running("dbus-daemon", "--session", "--nofork", "--print-address", env=env)
        )
        stack.enter_context(running(launcher, "--launch-immediately", env=env, told=False))
        said = stack.enter_context(running(sys.executable, "-m", "tests.e2e.at_spi_window", env=env))
        wanted = json.loads(said)
        session = stack.enter_context(open_dbus_connection(env["DBUS_SESSION_BUS_ADDRESS"]))
        door = Node(session, "org.a11y.Bus", "/org/a11y/bus")
        address = wait(lambda: str(door.call("org.a11y.Bus", "GetAddress")[0]), "the accessibility bus")
        bus = stack.enter_context(open_dbus_connection(address))
        root = Node(bus, "org.a11y.atspi.Registry", "/org/a11y/atspi/accessible/root")
        return _read(root, wanted)


def _read(root: Node, wanted: dict[str, Any]) -> dict[str, Any]:
    def named(name: str, *roles: str) -> tuple[Node, ...] | None:
        found = (path for path in root.walk() if path[-1].get("Name") == name)
        return next((path for path in found if not roles or path[-1].role() in roles), None)

    question = wait(lambda: named(wanted["question"]), "the question")
    answers = [wait(lambda name=each: named(name), each) for each in wanted["answers"]]  # type: ignore[misc]
    chosen = answers[-1][-1]
    before = chosen.checked()
    chosen.press()
    wait(chosen.checked, "the answer is taken")
    client = wait(lambda: named(wanted["client"]), "the words for the client")
    return {
        "path": [node.told() for node in question[1:]],
        "answers": [path[-1].told() for path in answers],
        "client": client[-1].told(),
        "before": before,
        "after": chosen.checked(),
    }


def complaints(said: dict[str, Any]) -> list[str]:
    """What a listener would miss."""
    window, question, client = said["path"][1], said["path"][-1], said["client"]
    found = [
        (window["language"].startswith("en"), "the window is English"),
        (question["language"].startswith("nl"), "the question is Dutch"),
        (client["language"].startswith("ar"), "the words for the client are Arabic"),
        (question["role"] == "label", "the question is a text"),
        (len(said["answers"]) > 1, "there are answers"),
        (all(each["role"] == "radio button" for each in said["answers"]), "one answer excludes the others"),
        (all(each["language"].startswith("nl") for each in said["answers"]), "the answers are Dutch"),
        ((said["before"], said["after"]) == (False, True), "a pressed answer is chosen"),
    ]
    return [what for holds, what in found if not holds]


def main() -> int:
    missing = [one for one in NEEDED if shutil.which(one) is None]
    if missing or not any(Path(one).exists() for one in LAUNCHERS):
        sys.stderr.write(f"Not here: {', '.join(missing) or 'at-spi2-core'}\n")
        return ABSENT
    said = read_aloud()
    sys.stdout.write(json.dumps(said, indent=1, ensure_ascii=False) + "\n")
    sys.stderr.writelines(f"Not so: {what}\n" for what in complaints(said))
    return int(bool(complaints(said)))


if __name__ == "__main__":
    sys.exit(main())
