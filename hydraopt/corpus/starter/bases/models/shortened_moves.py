# %% statement
# Encode a walk of the letters N, E, S, W: stretches of equal letters become the letter and the count, a count of 1 left out, joined by
# commas. Return [that text, [x, y] of the end], where it starts at [0, 0], E grows x and N grows y.
# %% inputs
SIZES = (200, 2000, 12000)
EDGE_CASES = [[""], ["N"], ["NNN"], ["NNEESSW"], ["NSNS"], ["WWWWWWWWWWWW"]]
def make_input(rng, size):
    walk = ""
    while len(walk) < size:
        walk += rng.choice("NESW") * rng.randrange(1, 9)
    return [walk[:size]]
# %% program: good
from collections import Counter
from itertools import groupby


def shortened_moves(walk):
    stretches = []
    for letter, same in groupby(walk):
        count = sum(1 for _ in same)
        stretches.append(f"{letter}{count}" if count > 1 else letter)
    total = Counter(walk)
    return [",".join(stretches), [total["E"] - total["W"], total["N"] - total["S"]]]
