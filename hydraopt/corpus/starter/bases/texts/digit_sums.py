# %% statement
# For a text and a list of [start, end] (0 <= start < end <= length), all signs of the text being digits, return the sum of
# the digits at places start to end - 1 for each.
# %% inputs
SIZES = (100, 800, 4000)
EDGE_CASES = [["", []], ["7", [[0, 1]]], ["123", []], ["123", [[0, 3], [1, 2], [2, 3]]], ["9099", [[0, 2], [1, 4]]]]
def make_input(rng, size):
    digits = "".join(rng.choice("0123456789") for _ in range(size))
    return [digits, [sorted(rng.sample(range(size + 1), 2)) for _ in range(size)]]
# %% program: good
from itertools import accumulate


def digit_sums(digits, spans):
    values = [int(digit) for digit in digits]
    sums = [0] + list(accumulate(values))
    return [sums[end] - sums[start] for start, end in spans]
