# %% statement
# Return for every day how many days pass until a day that is warmer, 0 where none comes.
# %% inputs
SIZES = (300, 3000, 20000)
EDGE_CASES = [[[]], [[5]], [[5, 5]], [[73, 74, 75, 71, 69, 72, 76, 73]], [[3, 2, 1]], [[1, 2, 3]]]
def make_input(rng, size):
    return [[rng.randrange(-150, 350) for _ in range(size)]]
# %% program: good
def days_until_warmer(temperatures):
    waits = [0] * len(temperatures)
    pending = []
    for day, degrees in enumerate(temperatures):
        while pending and temperatures[pending[-1]] < degrees:
            colder = pending.pop()
            waits[colder] = day - colder
        pending.append(day)
    return waits
