# %% statement
# Water meters show a total of litres each day. Return the list of days (from 1) on which more was used than on average over
# all days (use of day d: entry d minus entry d - 1). Compare exactly.
# %% inputs
SIZES = (500, 3000, 12000)
EDGE_CASES = [[[]], [[10]], [[10, 20]], [[0, 5, 20]], [[3, 3, 3, 9]], [[0, 1, 5, 6, 10]]]
def make_input(rng, size):
    shown = [rng.randrange(1000)]
    for _ in range(size):
        shown.append(shown[-1] + rng.randrange(500))
    return [shown]
# %% program: good
from itertools import pairwise

def thirsty_days(meter):
    if len(meter) < 2:
        return []
    used = [after - before for before, after in pairwise(meter)]
    whole = sum(used)
    days = len(used)
    return [day for day, litres in enumerate(used, start=1) if litres * days > whole]
