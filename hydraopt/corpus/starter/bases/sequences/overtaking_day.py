# %% statement
# Both shops note their takings by day. Return the first day (counted from 1) after which the
# challenger's takings so far are higher than those of the leader; 0 where there is none. The
# lists are equally long.
# %% inputs
SIZES = (400, 2500, 8000)
EDGE_CASES = [[[], []], [[5], [6]], [[5], [5]], [[9, 1, 1], [4, 4, 4]], [[3, 3], [1, 1]]]
def make_input(rng, size):
    leader = [rng.randrange(100) for _ in range(size)]
    challenger = [rng.randrange(100) for _ in range(size)]
    leader[0] += size // 4
    challenger[-size // 10] += size * 3
    return [leader, challenger]
# %% program: good
from itertools import accumulate

def overtaking_day(leader, challenger):
    totals = zip(accumulate(leader), accumulate(challenger))
    for day, (ahead, behind) in enumerate(totals, 1):
        if behind > ahead:
            return day
    return 0
