# %% statement
# A roster is a list of rows [day, nurse] with different days; swaps are rows [day a, day b], done in order: the nurses of the two days change places.
# A swap with a day that is not in the roster is skipped. Return the nurses in the order of the days.
# %% inputs
SIZES = (40, 600, 4000)
EDGE_CASES = [
    [[], []],
    [[[3, "Ann"]], [[3, 3]]],
    [[[3, "Ann"], [1, "Bo"]], []],
    [[[3, "Ann"], [1, "Bo"], [2, "Cy"]], [[1, 3], [2, 1]]],
    [[[3, "Ann"], [1, "Bo"]], [[1, 9], [9, 3]]],
]
def make_input(rng, size):
    roster = [[day, f"nurse{rng.randrange(40)}"] for day in rng.sample(range(2 * size), size)]
    return [roster, [[rng.choice(roster)[0], rng.choice(roster)[0] + (rng.random() < 0.05)] for _ in range(size)]]
# %% program: good
def duty_swap(roster, swaps):
    nurse_on = dict(roster)
    for first, second in swaps:
        if first in nurse_on and second in nurse_on:
            nurse_on[first], nurse_on[second] = nurse_on[second], nurse_on[first]
    return [nurse_on[day] for day in sorted(nurse_on)]
