# %% statement
# Return the sum of the first terms of a geometric series (first, first * ratio,
# first * ratio * ratio, ...) modulo 1000007; ratio is a whole number of at least 1.
# %% inputs
SIZES = (20, 100, 500)
EDGE_CASES = [[3, 2, 0], [3, 2, 1], [5, 1, 6], [0, 4, 5], [2, 10, 12]]
CONSTANTS = {"1000007": ["99991", "65536"]}
def make_input(rng, size):
    return [rng.randrange(1, 100), rng.randrange(2, 50), size + rng.randrange(5)]
# %% program: original
def series_sum(first, ratio, terms):
    total = 0
    for position in range(terms):
        term = first
        for _ in range(position):
            term = term * ratio % 1000007
        total = total + term
    return total % 1000007
# %% program: running_term
def series_sum(first, ratio, terms):
    total = 0
    term = first
    for _ in range(terms):
        total += term
        term = term * ratio % 1000007
    return total % 1000007
# %% program: horner
def series_sum(first, ratio, terms):
    total = 0
    for _ in range(terms):
        total = (total * ratio + first) % 1000007
    return total
# %% program: formula
def series_sum(first, ratio, terms):
    if ratio == 1:
        return first * terms % 1000007
    gap = ratio - 1
    power = pow(ratio, terms, gap * 1000007)
    return first * ((power - 1) // gap) % 1000007
