# %% statement
# A crate is a list of whole numbers (weights) and of further crates. Return the sum of all weights, each
# multiplied by how many crates it lies in (1 in the outermost).
# %% inputs
SIZES = (100, 800, 4000)
EDGE_CASES = [[[]], [[5]], [[5, [3, [1]], 2]], [[[[]], []]], [[[4], [4, [4]]]]]
def make_input(rng, size):
    def crate(left, depth):
        return [rng.randrange(50) if depth == 6 or rng.randrange(3) else crate(4, depth + 1) for _ in range(left)]
    return [[crate(4, 2) for _ in range(size // 8)]]
# %% program: good
def weighted(crate, depth):
    for entry in crate:
        if isinstance(entry, list):
            yield from weighted(entry, depth + 1)
        else:
            yield entry * depth

def depth_weighted_total(crate):
    return sum(weight for weight in weighted(crate, 1))
