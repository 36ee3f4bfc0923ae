# %% statement
# A hero with `health` points walks through rooms, each of which changes the health by its number (negative: a monster). Whenever the health
# falls below 1, the hero takes back the worst monster met so far, if any, and pays one charm. Return [rooms passed, charms paid] at the end, or
# before the first room that cannot be survived for want of charms.
# %% inputs
SIZES = (200, 2000, 8000)
EDGE_CASES = [[5, [], 2], [5, [-4, 2, -9, 3], 1], [5, [-4, 2, -9, 3], 0], [1, [-1, -1, -1], 2], [3, [4, -2, 1], 0], [10, [-3, -8, -2, -9], 2]]
def make_input(rng, size):
    return [200, [rng.randrange(-110, 90) for _ in range(size)], size // 8]
# %% program: good
from heapq import heappop, heappush


def rooms_survived(health, rooms, charms):
    worst = []
    paid = 0
    for passed, change in enumerate(rooms):
        health += change
        if change < 0:
            heappush(worst, change)
        while health < 1 and worst:
            if paid == charms:
                return [passed, paid]
            health -= heappop(worst)
            paid += 1
    return [len(rooms), paid]
