# %% statement
# Workers stand in a row. Each gets at least one token, and one who is rated higher than a
# direct neighbour gets more tokens than this neighbour. Return the smallest number of tokens.
# %% inputs
SIZES = (300, 1500, 6000)
EDGE_CASES = [[[]], [[4]], [[4, 4]], [[1, 0, 2]], [[1, 2, 2]], [[5, 4, 3, 2, 6, 7]]]
def make_input(rng, size):
    return [[rng.randrange(100) for _ in range(size)]]
# %% program: good
def fair_tokens(ratings):
    def climbs(row):
        steps = [1] * len(row)
        for place in range(1, len(row)):
            if row[place] > row[place - 1]:
                steps[place] = steps[place - 1] + 1
        return steps

    rising = climbs(ratings)
    falling = climbs(ratings[::-1])
    return sum(max(pair) for pair in zip(rising, reversed(falling)))
