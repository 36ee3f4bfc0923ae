# %% statement
# Rooms 1..count start locked. Guard k (k = 2, 3, ..., count) walks past the rooms k, 2k, 3k, ... and puts a sticker on each
# that has no sticker yet, noting it. Return how many rooms each guard noted, as a list for k = 2..count.
# %% inputs
SIZES = (300, 1500, 5000)
EDGE_CASES = [[0], [1], [2], [6], [10], [25]]
def make_input(rng, size):
    return [size + rng.randrange(size // 5)]
# %% program: good
def stickers_by_guard(count):
    marked = [False] * (count + 1)
    noted = []
    for guard in range(2, count + 1):
        placed = 0
        if not marked[guard]:
            for room in range(guard, count + 1, guard):
                if not marked[room]:
                    marked[room] = True
                    placed += 1
        noted.append(placed)
    return noted
