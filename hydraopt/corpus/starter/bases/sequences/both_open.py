# %% statement
# Both are ascending lists of intervals [from, to) that do not overlap within a list. Return the
# whole length of time in which both shops are open.
# %% inputs
SIZES = (200, 1000, 4000)
EDGE_CASES = [[[], []], [[[1, 4]], []], [[[1, 4]], [[4, 6]]], [[[0, 5], [7, 9]], [[3, 8]]], [[[1, 10]], [[2, 3], [4, 5], [9, 12]]]]
def make_input(rng, size):
    def hours():
        marks = sorted(rng.sample(range(size * 6), size * 2))
        return [[marks[place], marks[place + 1]] for place in range(0, size * 2, 2)]
    return [hours(), hours()]
# %% program: good
def both_open(ours, theirs):
    together = 0
    here = there = 0
    while here < len(ours) and there < len(theirs):
        opened, closed = ours[here]
        begins, ends = theirs[there]
        start = opened if opened > begins else begins
        end = min(closed, ends)
        if start < end:
            together += end - start
        if closed < ends:
            here += 1
        else:
            there += 1
    return together
