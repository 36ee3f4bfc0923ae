# %% statement
# Marbles in a row all roll equally fast: positive sizes to the right, negative ones to the left. Where two meet, the smaller is
# lost, both if they are equal. Return those that are left, in order.
# %% inputs
SIZES = (300, 3000, 20000)
EDGE_CASES = [[[]], [[5, 10, -5]], [[8, -8]], [[10, 2, -5]], [[-2, -1, 1, 2]], [[1, -2, -2, -2]]]
def make_input(rng, size):
    return [[rng.choice([-1, 1]) * (1 + rng.randrange(size)) for _ in range(size)]]
# %% program: good
def marbles_after_crash(marbles):
    rolling = []
    for marble in marbles:
        while rolling and marble < 0 < rolling[-1]:
            balance = rolling[-1] + marble
            if balance <= 0:
                rolling.pop()
            if balance >= 0:
                break
        else:
            rolling.append(marble)
    return rolling
