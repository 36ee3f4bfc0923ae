# %% statement
# Alignment codes are a number and a letter, again and again, such as "10M2I3M" . Return the sums of the numbers for M, I and D as
# one list [m, i, d] over all codes; other letters are passed over, and "*" is an empty code.
# %% inputs
SIZES = (100, 1000, 4000)
EDGE_CASES = [[[]], [["*"]], [["10M2I3M"]], [["5S1D", "2D2D"]], [["1M", "", "100I7N1M"]]]
def make_input(rng, size):
    return [["".join(f"{rng.randrange(1, 60)}{rng.choice('MMIDS')}" for _ in range(rng.randrange(1, 6))) for _ in range(size)]]
# %% program: good
def alignment_sums(codes):
    sums = {"M": 0, "I": 0, "D": 0}
    for code in codes:
        start = 0
        for place, sign in enumerate(code):
            if not sign.isalpha():
                continue
            if sign in sums:
                sums[sign] += int(code[start:place])
            start = place + 1
    return [sums["M"], sums["I"], sums["D"]]
