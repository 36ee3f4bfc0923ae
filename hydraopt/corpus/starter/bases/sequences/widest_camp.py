# %% statement
# tents tents are pitched on some of the places (positions on a line, at least as many as tents,
# and tents > 1). Return the largest possible distance between the two nearest tents.
# %% inputs
SIZES = (200, 800, 3000)
EDGE_CASES = [[[1, 9], 2], [[4, 4], 2], [[1, 2, 8, 4, 9], 3], [[0, 3, 6, 9], 4], [[5, 1, 1, 30], 2]]
def make_input(rng, size):
    return [[rng.randrange(size * 30) for _ in range(size)], size // 8]
# %% program: good
def widest_camp(places, tents):
    ordered = sorted(places)

    def pitched(gap):
        count, last = 1, ordered[0]
        for place in ordered:
            if place - last >= gap:
                count += 1
                last = place
        return count

    low, high = 0, (ordered[-1] - ordered[0]) // (tents - 1)
    while low < high:
        gap = (low + high + 1) // 2
        if pitched(gap) >= tents:
            low = gap
        else:
            high = gap - 1
    return low
