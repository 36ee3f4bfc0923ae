# %% statement
# From stone i a frog hops at most reach[i] stones on. Return the fewest hops from the first
# stone to the last one; None where it cannot get there, 0 where there is at most one stone.
# %% inputs
SIZES = (400, 2500, 10000)
EDGE_CASES = [[[]], [[0]], [[1, 0]], [[0, 1]], [[2, 3, 1, 1, 4]], [[3, 2, 1, 0, 4]]]
def make_input(rng, size):
    return [[rng.randrange(1, 9) for _ in range(size)]]
# %% program: good
def fewest_hops(reach):
    goal = len(reach) - 1
    hops = edge = farthest = 0
    for stone, length in enumerate(reach):
        if edge >= goal:
            return hops
        farthest = max(farthest, stone + length)
        if stone == edge:
            if farthest == stone:
                return None
            edge = farthest
            hops += 1
    return hops
