# %% statement
# Return [number, count]: the number from 1 to limit with the most divisors (the smallest such number) and how many
# divisors it has. For limit < 1 return [0, 0].
# %% inputs
SIZES = (200, 1500, 4000)
EDGE_CASES = [[0], [1], [2], [5], [12], [50], [100]]
def make_input(rng, size):
    return [size + rng.randrange(size // 5)]
# %% program: good
def most_divisible(limit):
    if limit < 1:
        return [0, 0]
    divisors = [0] * (limit + 1)
    for step in range(1, limit + 1):
        for multiple in range(step, limit + 1, step):
            divisors[multiple] += 1
    winner = max(range(limit + 1), key=divisors.__getitem__)
    return [winner, divisors[winner]]
