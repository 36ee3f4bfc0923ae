"""How fast an endpoint may be asked: a token bucket, and the wait that the endpoint asks for."""

from __future__ import annotations

import math
import threading
import time
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime


class TokenBucket:
    """Fills evenly up to its burst; what is taken beyond that has to be waited for.

    The level may be below zero: that is debt, and whoever comes next waits until it is paid. So
    what is known before (one request) and what is known after (its tokens) are limited alike, and
    whoever takes from several threads is served in the order of coming. At most
    `burst + per_minute · t` is given out in t minutes, beside what is charged afterwards.
    """

    def __init__(
        self, per_minute: float, burst: float = 1.0, clock: Callable[[], float] = time.monotonic
    ) -> None:
        """Start with a full bucket.

        Args:
            per_minute: What flows in, above 0.
            burst: What it holds at most.
            clock: Seconds that never go back.
        """
        self._per_second = per_minute / 60.0
        self._burst = burst
        self._clock = clock
        self._lock = threading.Lock()
        self._level = burst
        self._at = clock()

    def take(self, amount: float) -> float:
        """Take an amount at once, and return the seconds after which it may be used."""
        with self._lock:
            now = self._clock()
            self._level = min(self._burst, self._level + (now - self._at) * self._per_second)
            self._at = now
            self._level -= amount
            return max(0.0, -self._level / self._per_second)


def retry_after_s(headers: Mapping[str, str], now: datetime | None = None) -> float | None:
    """Return the seconds that an answer's headers ask to wait, or None where they say nothing.

    Read are `retry-after-ms` (OpenAI) and `Retry-After` as seconds or as a date (RFC 9110, section
    10.2.3).

    Args:
        headers: Of the answer; found by their lower-case names.
        now: The present moment, for a date; None: the clock's.
    """
    for name, seconds in (("retry-after-ms", 1e-3), ("retry-after", 1.0)):
        value = headers.get(name, "")
        try:
            wait_s = float(value) * seconds
        except ValueError:
            continue
        if math.isfinite(wait_s) and wait_s >= 0:
            return wait_s
    try:
        until = parsedate_to_datetime(headers.get("retry-after", ""))
    except ValueError:
        return None
    if until.tzinfo is None:  # a date in "-0000"
        until = until.replace(tzinfo=UTC)
    return max(0.0, (until - (now or datetime.now(UTC))).total_seconds())
