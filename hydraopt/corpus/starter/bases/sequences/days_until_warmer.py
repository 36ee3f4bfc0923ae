# %% statement
# For every day, return after how many days it is warmer for the first time than on that day; 0
# where it never is.
# %% inputs
SIZES = (300, 1500, 6000)
EDGE_CASES = [[[]], [[20]], [[20, 21]], [[21, 20]], [[5, 5, 6]], [[13, 14, 15, 11, 9, 12, 16, 13]]]
def make_input(rng, size):
    return [[rng.randrange(-10, 38) for _ in range(size)]]
# %% program: good
def days_until_warmer(temperatures):
    waits = [0] * len(temperatures)
    waiting = []
    for day, warmth in enumerate(temperatures):
        while waiting and temperatures[waiting[-1]] < warmth:
            colder = waiting.pop()
            waits[colder] = day - colder
        waiting.append(day)
    return waits
