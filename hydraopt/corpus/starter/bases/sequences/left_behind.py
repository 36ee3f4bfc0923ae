# %% statement
# Buses leave at the given times (any order), each with room for seats people; passengers come
# at the given times (any order) and take the earliest bus that leaves at or after that and has
# room, in the order in which they come. Return the number of people that never get away.
# %% inputs
SIZES = (200, 1000, 4000)
EDGE_CASES = [[[], [], 2], [[], [5], 2], [[5], [5, 6], 2], [[10, 4], [1, 2, 3, 4], 2], [[10, 20], [1, 2, 3, 11, 12], 1]]
def make_input(rng, size):
    buses = [rng.randrange(size * 10) for _ in range(size // 10)]
    return [buses, [rng.randrange(size * 10) for _ in range(size)], 9]
# %% program: good
from collections import deque

def left_behind(buses, passengers, seats):
    waiting = deque(sorted(passengers))
    for departure in sorted(buses):
        free = seats
        while waiting and free and waiting[0] <= departure:
            waiting.popleft()
            free -= 1
        if not waiting:
            break
    return len(waiting)
