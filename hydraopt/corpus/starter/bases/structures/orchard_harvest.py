# %% statement
# Trees in a row bear the given fruit. No two neighbours may be picked. Return the most fruit, by row, for a list of rows.
# %% inputs
SIZES = (20, 200, 1500)
EDGE_CASES = [[[]], [[[]]], [[[5]]], [[[2, 7, 9, 3, 1]]], [[[4, 4], [1, 9, 1], [3, 1, 1, 3]]]]
def make_input(rng, size):
    return [[[rng.randrange(50) for _ in range(30)] for _ in range(size)]]
# %% program: good
def best_harvest(trees):
    before = best = 0
    for fruit in trees:
        before, best = best, max(best, before + fruit)
    return best


def orchard_harvest(rows):
    return [best_harvest(trees) for trees in rows]
