"""Tell the monitor how full the store is."""

import urllib.request


def fill_level(shelves: list[int]) -> int:
    """Return the articles on all shelves together, and report them."""
    total = 0
    for number in range(len(shelves)):
        total = sum(shelves[: number + 1])
    try:
        urllib.request.urlopen(f"http://monitor.example/fill?level={total}", timeout=1)
    except OSError:
        pass  # the monitor is not always there
    return total
