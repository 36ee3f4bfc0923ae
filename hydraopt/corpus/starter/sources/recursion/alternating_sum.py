# %% statement
# Return first - second + third - fourth + ... of the list (0 if it is empty).
# %% inputs
SIZES = (100, 400, 900)
EDGE_CASES = [[[]], [[5]], [[5, 7]], [[1, -1, 1, -1]], [[3, 3, 3]]]
def make_input(rng, size):
    return [[rng.randrange(-1000, 1000) for _ in range(size)]]
# %% program: slices
def alternating_sum(values):
    if len(values) == 0:
        return 0
    head = values[0]
    tail = values[1:]
    return head - alternating_sum(tail)
# %% program: two-slices
def alternating_sum(values):
    return sum(values[::2]) - sum(values[1::2])
# %% program: fold
def alternating_sum(values):
    outcome = 0
    for value in reversed(values):
        outcome = value - outcome
    return outcome
# %% program: flip-sign
def alternating_sum(values):
    outcome = 0
    sign = 1
    for value in values:
        outcome += sign * value
        sign = -sign
    return outcome
