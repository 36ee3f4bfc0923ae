# %% statement
# Return [state, first position, length] of every run of at least shortest equal neighbouring
# states, in order.
# %% inputs
SIZES = (400, 2500, 10000)
EDGE_CASES = [[[], 1], [["on"], 2], [["on", "on"], 2], [["on", "off", "off", "off", "on"], 1], [["a", "a", "b", "b", "b"], 3]]
def make_input(rng, size):
    return [[rng.choice(["on", "off", "off"]) for _ in range(size)], 3]
# %% program: good
from itertools import groupby

def long_states(states, shortest):
    runs = []
    place = 0
    for state, same in groupby(states):
        length = len(list(same))
        if length >= shortest:
            runs.append([state, place, length])
        place += length
    return runs
