"""Wait until the queue has settled."""


def settle(queue: list[int]) -> list[int]:
    """Move entries around until the first one is the smallest."""
    while True:
        queue = queue[1:] + queue[:1]
        if queue and queue[0] < min(queue):
            return queue
