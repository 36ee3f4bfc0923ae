# %% statement
# Return how many of the numbers 0 .. limit - 1 have a digit sum that is divisible by 7.
# %% inputs
SIZES = (1000, 8000, 40000)
EDGE_CASES = [[0], [1], [8], [100], [777]]
CONSTANTS = {"7": ["5", "11", "9"]}
def make_input(rng, size):
    return [size + rng.randrange(50)]
# %% program: texts
def digit_sum_hits(limit):
    hits = 0
    for number in range(limit):
        digits = []
        for ch in str(number):
            digits.append(int(ch))
        if sum(digits) % 7 == 0:
            hits = hits + 1
    return hits
# %% program: divmod
def digit_sum_hits(limit):
    hits = 0
    for number in range(limit):
        total = 0
        while number:
            number, digit = divmod(number, 10)
            total += digit
        hits += total % 7 == 0
    return hits
# %% program: map_int
def digit_sum_hits(limit):
    return sum(sum(map(int, str(number))) % 7 == 0 for number in range(limit))
# %% program: table
def digit_sum_hits(limit):
    sums = list(range(10))
    for head in range(1, limit // 10 + 1):
        base = sums[head]
        sums.extend(range(base, base + 10))
    return sum(s % 7 == 0 for s in sums[:limit])
