# %% statement
# Two captains pick players in turn, always the strongest one left; the first captain begins.
# Return the first team's total strength less that of the second one.
# %% inputs
SIZES = (400, 2500, 12000)
EDGE_CASES = [[[]], [[9]], [[3, 8]], [[5, 5, 5]], [[1, 10, 4, 7, 2]]]
def make_input(rng, size):
    return [[rng.randrange(100000) for _ in range(size)]]
# %% program: good
def draft_lead(strengths):
    picks = sorted(strengths, reverse=True)
    return sum(picks[::2]) - sum(picks[1::2])
