# %% statement
# Return the longest text that is a prefix of at least two of the titles (at two places of the list), the first in the
# alphabet if several; "" if there is none.
# %% inputs
SIZES = (100, 1000, 5000)
EDGE_CASES = [[[]], [["song"]], [["song", "son"]], [["abc", "xyz"]], [["night a", "night b", "day c", "day d", "night"]], [["moon", "moon", "sun"]]]
def make_input(rng, size):
    return [["".join(rng.choice("abc") for _ in range(rng.randrange(4, 25))) for _ in range(size)]]
# %% program: good
def longest_shared_start(titles):
    ordered = sorted(titles)
    best = ""
    for first, second in zip(ordered, ordered[1:]):
        length = 0
        for left, right in zip(first, second):
            if left != right:
                break
            length += 1
        if length > len(best):
            best = first[:length]
    return best
