# %% statement
# `planned` and `actual` are minutes of equal number, one for each of `stops`. Return a text with one part
# "STOP +DELAY" for each stop reached more than `grace` minutes late, joined by "; ".
# %% inputs
SIZES = (200, 1500, 6000)
EDGE_CASES = [[[], [], [], 0], [["Zoo"], [5], [5], 0], [["Zoo", "Spa", "Quay"], [5, 9, 14], [6, 13, 19], 1], [["Zoo"], [5], [99], 3], [["A", "B"], [1, 2], [0, 1], 0]]
def make_input(rng, size):
    planned = [number * 3 for number in range(size)]
    return [["stop%d" % number for number in range(size)], planned, [minute + rng.randrange(-2, 12) for minute in planned], 4]
# %% program: good
def late_trams(stops, planned, actual, grace):
    late = []
    for stop, due, came in zip(stops, planned, actual):
        delay = came - due
        if delay > grace:
            late.append(f"{stop} +{delay}")
    return "; ".join(late)
