"""Several workers behind one door. They are forked from a process that imported everything once and does nothing else,
so that they share that memory; each with imports of its own weighs twice as much."""

import os
import socket
from multiprocessing import get_all_start_methods, get_context

import uvicorn
from uvicorn import _subprocess
from uvicorn.supervisors import Multiprocess

PRELOADED = "central.preloaded"


def supervisor(config: uvicorn.Config, door: socket.socket) -> Multiprocess:
    """Starts the workers, and replaces one that died, while it runs."""
    os.environ.setdefault("MALLOC_ARENA_MAX", "1")  # a heap per thread of glibc keeps what the largest page once needed
    if "forkserver" in get_all_start_methods():  # Windows has none
        context = get_context("forkserver")
        context.set_forkserver_preload([PRELOADED])
        _subprocess.spawn = context  # type: ignore[assignment]  # uvicorn has no setting for it
    return Multiprocess(config, sockets=[door])
