# %% statement
# Row k of a pyramid holds k + 1 numbers. A way leads from the top, each step to one of the two numbers below (same index or one more).
# Return [best sum, index in the lowest row where the best way ends, the smallest one of several], [0, 0] for no rows.
# %% inputs
SIZES = (20, 60, 150)
EDGE_CASES = [[[]], [[[7]]], [[[3], [7, 4], [2, 4, 6], [8, 5, 9, 3]]], [[[1], [2, 2]]], [[[-1], [-2, -3]]]]
def make_input(rng, size):
    return [[[rng.randrange(100) for _ in range(k + 1)] for k in range(size)]]
# %% program: good
def pyramid_best_sum(rows):
    if not rows:
        return [0, 0]
    sums = rows[0]
    for row in rows[1:]:
        last = len(row) - 1
        reached = []
        for place, number in enumerate(row):
            from_left = sums[place - 1] if place else sums[0]
            from_right = sums[place] if place < last else sums[-1]
            reached.append(number + max(from_left, from_right))
        sums = reached
    best = max(sums)
    return [best, sums.index(best)]
