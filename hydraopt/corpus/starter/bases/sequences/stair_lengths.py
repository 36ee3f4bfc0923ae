# %% statement
# A stair of stones has the given heights. Begin at the first stone and always go on to the
# nearest later stone that is higher, as long as there is one. Return, for every stone as the
# first one, the number of stones on that way (itself counted).
# %% inputs
SIZES = (200, 1000, 4000)
EDGE_CASES = [[[]], [[4]], [[4, 4]], [[1, 2, 3]], [[3, 1, 2, 5, 4]]]
def make_input(rng, size):
    return [[rng.randrange(1000) for _ in range(size)]]
# %% program: good
def stair_lengths(stones):
    lengths = [0] * len(stones)
    higher = []
    for place in range(len(stones) - 1, -1, -1):
        height = stones[place]
        while higher and stones[higher[-1]] <= height:
            higher.pop()
        lengths[place] = 1 + (lengths[higher[-1]] if higher else 0)
        higher.append(place)
    return lengths
