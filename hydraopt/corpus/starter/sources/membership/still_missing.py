# %% statement
# Return the expected codes that were not received, in their order and with repetitions.
# %% inputs
SIZES = (50, 200, 800)
EDGE_CASES = [[[], []], [["a"], []], [[], ["a"]], [["a", "b", "a"], ["b"]], [["x", "x"], ["x"]]]
def make_input(rng, size):
    codes = ["C%05d" % number for number in rng.sample(range(size * 5), size * 2)]
    received = codes[size // 2:size // 2 + size]
    rng.shuffle(received)
    return [codes[:size], received]
# %% program: original
def still_missing(expected, received):
    absent = []
    for wanted in expected:
        found = False
        for item in received:
            if item == wanted:
                found = True
        if not found:
            absent.append(wanted)
    return absent
# %% program: not_in_list
def still_missing(expected, received):
    return [code for code in expected if code not in received]
# %% program: set
def still_missing(expected, received):
    arrived = set(received)
    return [code for code in expected if code not in arrived]
# %% program: sorted_bisect
from bisect import bisect_left

def still_missing(expected, received):
    ordered = sorted(received)
    absent = []
    for code in expected:
        place = bisect_left(ordered, code)
        if place == len(ordered) or ordered[place] != code:
            absent.append(code)
    return absent
