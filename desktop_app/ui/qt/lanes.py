"""The two lanes of a running program: one thread for the vault, one for the network, callbacks on the main thread."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from PySide6.QtCore import QObject, Qt, Signal

from desktop_app.ui.qt.garbage import MainThreadGarbage
from desktop_app.ui.work import Failed

T = TypeVar("T")


class _Home(QObject):
    """Carries calls to the thread it lives on."""

    call = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.call.connect(self._run, Qt.ConnectionType.QueuedConnection)

    def _run(self, call: Callable[[], None]) -> None:
        call()


class ThreadLanes:
    """Make it on the main thread; `close` before the program ends. See `desktop_app.ui.work.Lanes`. `reading`: much of
    the program is still to be read; nothing is cleared away until `settle`."""

    def __init__(self, *, reading: bool = False) -> None:
        self._garbage = MainThreadGarbage(reading=reading)
        self._home = _Home()
        self._vault = ThreadPoolExecutor(max_workers=1, thread_name_prefix="vault-lane")
        self._net = ThreadPoolExecutor(max_workers=1, thread_name_prefix="net-lane")

    def settle(self) -> None:
        """The program has been read: what there is by now stays until the end."""
        self._garbage.settle()

    def on_vault(self, work: Callable[[], T], done: Callable[[T], None], failed: Failed | None = None) -> None:
        self._submit(self._vault, work, done, failed)

    def on_net(self, work: Callable[[], T], done: Callable[[T], None], failed: Failed | None = None) -> None:
        self._submit(self._net, work, done, failed)

    def to_main(self, call: Callable[[], None]) -> None:
        self._home.call.emit(call)

    def close(self) -> None:
        """Finish what is waiting on the vault lane, drop what is waiting for the network, end both threads."""
        self._net.shutdown(wait=True, cancel_futures=True)
        self._vault.shutdown(wait=True)
        self._garbage.stop()

    def _submit(
        self, lane: ThreadPoolExecutor, work: Callable[[], T], done: Callable[[T], None], failed: Failed | None
    ) -> None:
        def run() -> None:
            try:
                result = work()
            except Exception as error:
                self.to_main(_failure(error, failed))
            else:
                self.to_main(lambda: done(result))

        lane.submit(run)


def _failure(error: Exception, failed: Failed | None) -> Callable[[], None]:
    def tell() -> None:
        if failed is None:
            raise error
        failed(error)

    return tell
