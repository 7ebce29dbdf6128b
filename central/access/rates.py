"""How often one person, or one stranger's address, may ask. Counted per worker, in memory: a fence against a laptop
that runs wild or a guesser, not against a flood; that is the proxy's work."""

import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Lock

REMEMBERED = 10_000


@dataclass(slots=True)
class Rates:
    """A bucket per asker: `burst` requests at once, then `per_second`."""

    burst: float
    per_second: float
    clock: Callable[[], float] = time.monotonic
    _buckets: OrderedDict[str, tuple[float, float]] = field(default_factory=OrderedDict)
    _lock: Lock = field(default_factory=Lock)

    def wait(self, asker: str) -> int:
        """Take one from the asker's bucket: 0 when there was one, else whole seconds until there is."""
        with self._lock:
            now = self.clock()
            left, at = self._buckets.pop(asker, (self.burst, now))
            left = min(self.burst, left + (now - at) * self.per_second)
            allowed = left >= 1
            self._buckets[asker] = (left - 1 if allowed else left, now)
            if len(self._buckets) > REMEMBERED:
                self._buckets.popitem(last=False)
            return 0 if allowed else max(1, round((1 - left) / self.per_second))
