# %% statement
# Return how many different sums can be made by adding up some of the positive weights, each
# used at most once (the empty choice gives 0).
# %% inputs
SIZES = (8, 16, 30)
EDGE_CASES = [[[]], [[4]], [[1, 2, 3]], [[5, 5, 5]], [[10, 1, 100]]]
def make_input(rng, size):
    return [[rng.randrange(10, 40) for _ in range(size)]]
# %% program: list_of_sums
def reachable_sums(weights):
    sums = [0]
    for weight in weights:
        fresh = []
        for old in sums:
            if old + weight not in sums:
                fresh.append(old + weight)
        for value in fresh:
            sums.append(value)
    return len(sums)
# %% program: set_union
def reachable_sums(weights):
    sums = {0}
    for weight in weights:
        sums |= {old + weight for old in sums}
    return len(sums)
# %% program: flags
def reachable_sums(weights):
    possible = bytearray(sum(weights) + 1)
    possible[0] = 1
    for weight in weights:
        for total in range(len(possible) - 1, weight - 1, -1):
            if possible[total - weight]:
                possible[total] = 1
    return sum(possible)
# %% program: bits
def reachable_sums(weights):
    mask = 1
    for weight in weights:
        mask |= mask << weight
    return mask.bit_count()
