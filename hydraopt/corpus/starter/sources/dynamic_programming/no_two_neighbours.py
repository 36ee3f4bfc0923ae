# %% statement
# Return the greatest sum of prizes that can be taken when no two neighbouring prizes may
# both be taken. Prizes are not negative.
# %% inputs
SIZES = (50, 300, 1500)
EDGE_CASES = [[[]], [[5]], [[2, 1]], [[2, 7, 9, 3, 1]], [[4, 4, 4, 4]], [[0, 0, 8]]]
def make_input(rng, size):
    return [[rng.randrange(1000) for _ in range(size)]]
# %% program: look_back
def take_prizes(prizes):
    best = []
    for i in range(len(prizes)):
        earlier = 0
        for j in range(i - 1):
            if best[j] > earlier:
                earlier = best[j]
        best.append(earlier + prizes[i])
    answer = 0
    for value in best:
        if value > answer:
            answer = value
    return answer
# %% program: max_of_slice
def take_prizes(prizes):
    best = []
    for i, prize in enumerate(prizes):
        best.append(prize + max(best[: max(i - 1, 0)], default=0))
    return max(best, default=0)
# %% program: table
def take_prizes(prizes):
    best = [0, 0]
    for prize in prizes:
        best.append(max(best[-1], best[-2] + prize))
    return best[-1]
# %% program: two_numbers
def take_prizes(prizes):
    without = taken = 0
    for prize in prizes:
        without, taken = taken, max(taken, without + prize)
    return taken
