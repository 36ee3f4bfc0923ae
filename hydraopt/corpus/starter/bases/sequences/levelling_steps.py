# %% statement
# One step makes one pile a coin higher or lower. Return the fewest steps after which all piles
# are equally high.
# %% inputs
SIZES = (400, 2500, 10000)
EDGE_CASES = [[[]], [[9]], [[1, 4]], [[1, 2, 9]], [[5, 5, 5, 0]]]
def make_input(rng, size):
    return [[rng.randrange(100000) for _ in range(size)]]
# %% program: good
def levelling_steps(piles):
    if not piles:
        return 0
    middle = sorted(piles)[len(piles) // 2]
    return sum(abs(pile - middle) for pile in piles)
