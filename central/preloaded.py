"""What every worker needs, imported once by the process that workers are forked from, and kept out of the way of the
garbage collector: pages nobody writes to are shared. Only that process imports this."""

import gc

import uvicorn.loops.auto
import uvicorn.protocols.http.auto
import uvicorn.server

import central.__main__
import central.api.app

__all__ = ["central", "uvicorn"]

gc.collect()
gc.freeze()
