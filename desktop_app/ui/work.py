"""What presenters may ask of the program around them. No Qt here, so that they can be tested without a window."""

from collections.abc import Callable
from datetime import datetime
from typing import Protocol, TypeVar

from desktop_app.casework.changes import Changes

T = TypeVar("T")
Failed = Callable[[Exception], None]


class Lanes(Protocol):
    """Two workers: one owns the vault connection, the other may be on the network.

    `work` runs on the lane, `done(result)` or `failed(error)` afterwards on the main thread. Without `failed` the
    error ends in the crash hook. Work on one lane runs in the order it was asked.
    """

    def on_vault(self, work: Callable[[], T], done: Callable[[T], None], failed: Failed | None = None) -> None: ...

    def on_net(self, work: Callable[[], T], done: Callable[[T], None], failed: Failed | None = None) -> None: ...

    def to_main(self, call: Callable[[], None]) -> None:
        """Run `call` on the main thread soon: the way home for progress reports."""
        ...


class Bus(Protocol):
    """Tells every screen what a use case touched."""

    def publish(self, changes: Changes) -> None: ...


class StatusLine(Protocol):
    """The two facts at the top right: is it on this device, and is there a network."""

    def saving(self) -> None: ...

    def saved(self, at: datetime) -> None: ...

    def save_failed(self, code: str) -> None: ...

    def network(self, online: bool) -> None: ...


class ImmediateLanes:
    """Lanes that do everything at once on the calling thread: for tests and for headless play."""

    def on_vault(self, work: Callable[[], T], done: Callable[[T], None], failed: Failed | None = None) -> None:
        try:
            result = work()
        except Exception as error:
            if failed is None:
                raise
            failed(error)
        else:
            done(result)

    def on_net(self, work: Callable[[], T], done: Callable[[T], None], failed: Failed | None = None) -> None:
        self.on_vault(work, done, failed)

    def to_main(self, call: Callable[[], None]) -> None:
        call()


class Scope:
    """Lanes for as long as a screen is visited: after `close` no callback arrives any more, the work itself goes on."""

    def __init__(self, lanes: Lanes) -> None:
        self._lanes = lanes
        self._open = True

    def close(self) -> None:
        self._open = False

    def on_vault(self, work: Callable[[], T], done: Callable[[T], None], failed: Failed | None = None) -> None:
        self._lanes.on_vault(work, self._if_open(done), self._if_open(failed) if failed else None)

    def on_net(self, work: Callable[[], T], done: Callable[[T], None], failed: Failed | None = None) -> None:
        self._lanes.on_net(work, self._if_open(done), self._if_open(failed) if failed else None)

    def to_main(self, call: Callable[[], None]) -> None:
        def guarded() -> None:
            if self._open:
                call()

        self._lanes.to_main(guarded)

    def _if_open(self, call: Callable[[T], None]) -> Callable[[T], None]:
        def guarded(value: T) -> None:
            if self._open:
                call(value)

        return guarded
