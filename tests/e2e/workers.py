"""The worker processes of a service that runs, and which of them serves whom."""

import os
import signal
from contextlib import suppress
from typing import Any

import psutil


def workers(supervisor: int) -> list[int]:
    """Process ids: the children of the process that workers are forked from."""
    return [one.pid for one in psutil.Process(supervisor).children(recursive=True) if _is_worker(one)]


def _is_worker(process: psutil.Process) -> bool:
    try:
        parent = process.parent()
        return parent is not None and "multiprocessing.forkserver" in " ".join(parent.cmdline())
    except psutil.Error:  # gone meanwhile
        return False


def kill_worker_of(client: int, port: int, supervisor: int) -> None:
    """SIGKILL for the worker that serves this process on that port, or for any when none does yet. Its connections are
    gone when this returns."""
    own = {line.laddr.port for line in _lines(client) if line.raddr.port == port}
    running = workers(supervisor)
    serving = [one for one in running if own & {line.raddr.port for line in _lines(one)}]
    for worker in (serving or running)[:1]:
        with suppress(ProcessLookupError):
            os.kill(worker, signal.SIGKILL)
        while _lines(worker):
            continue


def _lines(process: int) -> list[Any]:
    try:
        return [line for line in psutil.Process(process).net_connections("tcp") if line.raddr]
    except psutil.Error:  # gone meanwhile
        return []
