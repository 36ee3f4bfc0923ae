# %% statement
# Rocks fly in a row, positive sizes to the right, negative ones to the left, all equally fast. When two meet the smaller one breaks, equal
# ones both do. Return the rocks that are left, in order.
# %% inputs
SIZES = (300, 3000, 12000)
EDGE_CASES = [[[]], [[5]], [[5, -5]], [[8, 3, -5]], [[-2, -1, 1, 2]], [[10, 2, -5, -20, 4, -4, 3]]]
def make_input(rng, size):
    return [[rng.choice([1, 1, -1]) * rng.randrange(1, 1000) for _ in range(size)]]
# %% program: good
def rocks_in_space(rocks):
    flying = []
    for rock in rocks:
        while rock and flying and rock < 0 < flying[-1]:
            ahead = flying.pop()
            if ahead > -rock:
                rock = ahead
            elif ahead == -rock:
                rock = 0
        if rock:
            flying.append(rock)
    return flying
