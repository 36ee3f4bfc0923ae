# %% statement
# While some cookie is less sweet than `wanted`, the least sweet is mixed with the next one: their sweetness becomes
# least + 2 * second. Return the number of mixes until all are sweet enough, or -1 if that cannot be done.
# %% inputs
SIZES = (100, 800, 3000)
EDGE_CASES = [[[], 3], [[5], 3], [[1], 3], [[1, 2, 3, 9, 10, 12], 7], [[0, 0], 1], [[4, 4], 4]]
def make_input(rng, size):
    return [[rng.randrange(50) for _ in range(size)], 400]
# %% program: good
import heapq


def cookie_mixes(sweetness, wanted):
    tray = sorted(sweetness)
    mixes = 0
    while tray and tray[0] < wanted:
        if len(tray) == 1:
            return -1
        least = heapq.heappop(tray)
        heapq.heappush(tray, least + 2 * heapq.heappop(tray))
        mixes += 1
    return mixes
