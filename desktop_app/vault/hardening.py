"""Keeping the memory of this process out of core dumps and other processes of the same user. Call first in main()."""

import ctypes
import sys

_PR_SET_DUMPABLE = 4


def harden() -> None:
    """No core dump; on Linux no ptrace and no /proc/<pid>/mem for others of the same user. Windows: does nothing."""
    if sys.platform == "win32":
        return
    import resource  # noqa: PLC0415 - POSIX only

    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)
