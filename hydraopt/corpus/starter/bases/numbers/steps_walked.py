# %% statement
# For each question [first, last] (0 <= first <= last < len(steps)) return how many steps were walked from day first to
# day last, both included.
# %% inputs
SIZES = (200, 1000, 4000)
EDGE_CASES = [[[5], []], [[5], [[0, 0]]], [[1, 2, 3], [[0, 2], [1, 1]]], [[9, 0, 9], [[1, 2]]], [[], []]]
def make_input(rng, size):
    questions = []
    for _ in range(size):
        first = rng.randrange(size)
        questions.append([first, rng.randrange(first, size)])
    return [[rng.randrange(20000) for _ in range(size)], questions]
# %% program: good
from itertools import accumulate

def steps_walked(steps, questions):
    walked = [0] + list(accumulate(steps))
    return [walked[last + 1] - walked[first] for first, last in questions]
