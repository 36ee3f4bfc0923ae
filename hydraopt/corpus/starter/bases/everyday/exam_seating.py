# %% statement
# `candidates` are [name, subject]. Seat them in a row: the next is always from the subject with the most candidates left
# that is not the subject of the neighbour (of equals the first by name), in a subject by order of the list. Return the
# names, or [] if at some place only the neighbour's subject is left.
# %% inputs
SIZES = (40, 500, 3000)
EDGE_CASES = [
    [[]],
    [[["Ann", "art"]]],
    [[["Ann", "art"], ["Bob", "art"]]],
    [[["Ann", "art"], ["Bob", "art"], ["Cy", "bio"]]],
    [[["Ann", "bio"], ["Bob", "art"], ["Cy", "bio"], ["Di", "art"]]],
    [[["Ann", "bio"], ["Bob", "bio"], ["Cy", "bio"], ["Di", "art"]]],
]
def make_input(rng, size):
    return [[[f"cand{k}", f"subject{rng.randrange(5 + size // 20)}"] for k in range(size)]]
# %% program: good
from collections import defaultdict, deque
from heapq import heapify, heappop, heappush


def exam_seating(candidates):
    groups = defaultdict(deque)
    for name, subject in candidates:
        groups[subject].append(name)
    heap = [(-len(names), subject) for subject, names in groups.items()]
    heapify(heap)
    row = []
    held = None
    while heap:
        left, subject = heappop(heap)
        row.append(groups[subject].popleft())
        if held:
            heappush(heap, held)
        held = (left + 1, subject) if left < -1 else None
    return [] if held else row
