# %% statement
# In the sorted list of part codes, two neighbours share their first letters. Return the number
# of these shared letters for all neighbours together.
# %% inputs
SIZES = (200, 1000, 3000)
EDGE_CASES = [[[]], [["abc"]], [["abc", "abd"]], [["b1", "a1", "b12"]], [["x", "x", "y", ""]]]
def make_input(rng, size):
    return [["".join(rng.choice("ABC") for _ in range(12)) for _ in range(size)]]
# %% program: good
def shared_letters(codes):
    def shared(left, right):
        same = 0
        for ours, theirs in zip(left, right):
            if ours != theirs:
                break
            same += 1
        return same

    ordered = sorted(codes)
    return sum(shared(left, right) for left, right in zip(ordered, ordered[1:]))
