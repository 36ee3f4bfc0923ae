# %% statement
# For each strip length return in how many ways the strip can be covered by tiles of length one
# and three, as the remainder modulo 10007.
# %% inputs
SIZES = (30, 100, 400)
EDGE_CASES = [[[]], [[0]], [[1, 2, 3, 4]], [[5, 5]], [[40, 1]]]
CONSTANTS = {"10007": ["997", "1000", "65536"]}
def make_input(rng, size):
    return [[rng.randrange(size * 3) for _ in range(size // 2)]]
# %% program: each_anew
def tilings(length):
    ways = [1, 1, 1]
    while len(ways) <= length:
        ways.append(ways[-1] + ways[-3])
    return ways[length] % 10007

def strip_tilings(lengths):
    answers = []
    for i in range(len(lengths)):
        answers.append(tilings(lengths[i]))
    return answers
# %% program: three_numbers
def strip_tilings(lengths):
    answers = []
    for length in lengths:
        a = b = c = 1
        for _ in range(length):
            a, b, c = b, c, (a + c) % 10007
        answers.append(a)
    return answers
# %% program: shared_table
def strip_tilings(lengths):
    ways = [1, 1, 1]
    for k in range(3, max(lengths, default=0) + 1):
        ways.append((ways[k - 1] + ways[k - 3]) % 10007)
    return [ways[length] for length in lengths]
# %% program: ascending
def strip_tilings(lengths):
    answers = [0] * len(lengths)
    a = b = c = 1
    covered = 0
    for place in sorted(range(len(lengths)), key=lengths.__getitem__):
        while covered < lengths[place]:
            a, b, c = b, c, (a + c) % 10007
            covered += 1
        answers[place] = a
    return answers
