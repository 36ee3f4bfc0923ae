# %% statement
# Bookings are rows [room, start, end] with start < end. A room clashes if, with its bookings ordered by start and then end,
# a booking starts before the one ahead of it ends. Return the sorted names of the clashing rooms.
# %% inputs
SIZES = (60, 800, 5000)
EDGE_CASES = [
    [[]],
    [[["r1", 1, 2]]],
    [[["r1", 1, 3], ["r1", 2, 4]]],
    [[["r1", 3, 4], ["r1", 1, 3], ["r2", 1, 9]]],
    [[["r2", 1, 9], ["r1", 3, 4], ["r2", 8, 9], ["r1", 3, 4]]],
]
def make_input(rng, size):
    rows = []
    for _ in range(size):
        start = rng.randrange(2000)
        rows.append([f"room {rng.randrange(1 + size // 10)}", start, start + rng.randrange(1, 60)])
    return [rows]
# %% program: good
from collections import defaultdict
from itertools import pairwise


def has_clash(spans):
    for earlier, later in pairwise(sorted(spans)):
        if later[0] < earlier[1]:
            return True
    return False


def clashing_rooms(bookings):
    spans_of = defaultdict(list)
    for room, start, end in bookings:
        spans_of[room].append((start, end))
    return sorted(room for room, spans in spans_of.items() if has_clash(spans))
