# %% statement
# A dance of steps (whole numbers, up or down) starts on stair 0. Return [highest stair, lowest stair, how often a stair was stood on that
# had been stood on before, longest run of steps that each go up].
# %% inputs
SIZES = (300, 3000, 12000)
EDGE_CASES = [[[]], [[1]], [[-1, 1, -1]], [[0, 0]], [[2, 3, -4, 1, 1, 1]], [[-5, 2, 2, 2, -1]]]
def make_input(rng, size):
    return [[rng.choice([-3, -2, -1, 1, 2, 3]) for _ in range(size)]]
# %% program: good
from itertools import accumulate


def stair_dance(steps):
    stairs = list(accumulate(steps, initial=0))
    distinct = len(set(stairs))
    longest = run = 0
    for before, after in zip(stairs, stairs[1:]):
        run = run + 1 if after > before else 0
        longest = max(longest, run)
    return [max(stairs), min(stairs), len(stairs) - distinct, longest]
