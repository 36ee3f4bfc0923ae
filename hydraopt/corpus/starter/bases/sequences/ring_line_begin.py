# %% statement
# The second list of stations should be the first one, a ring line, begun at another station.
# Return the smallest position in the first list at which the second one begins (0 for two empty
# lists), -1 where it is not the same ring line.
# %% inputs
SIZES = (300, 1500, 5000)
EDGE_CASES = [[[], []], [["A"], ["A"]], [["A"], ["B"]], [["A", "B"], ["B", "A"]], [["A", "B", "C"], ["C", "B", "A"]], [["A", "A", "B"], ["B", "A", "A"]]]
def make_input(rng, size):
    ring = [f"S{rng.randrange(size)}" for _ in range(size)]
    cut = rng.randrange(size)
    return [ring, ring[cut:] + ring[:cut]]
# %% program: good
def ring_line_begin(first, second):
    if len(first) != len(second) or sorted(first) != sorted(second):
        return -1
    if not first:
        return 0
    start = second[0]
    for cut, station in enumerate(first):
        if station == start and first[cut:] + first[:cut] == second:
            return cut
    return -1
