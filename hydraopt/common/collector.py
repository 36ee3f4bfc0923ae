"""Python's garbage collector, which looks at all objects again and again while many are made."""

from __future__ import annotations

import contextlib
import gc
from collections.abc import Iterator


@contextlib.contextmanager
def collector_resting() -> Iterator[None]:
    """Keep the collector from running within the block, or within a function so decorated.

    For what makes many objects that stay: with millions of them, most of the time goes into passes
    that find nothing to collect.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()
