# %% statement
# Return the sum of an arithmetic progression with the given first term, step and number of terms.
# %% inputs
SIZES = (2000, 20000, 150000)
EDGE_CASES = [[5, 3, 0], [7, 2, 1], [-10, 4, 6], [9, 0, 5], [3, -2, 8]]
def make_input(rng, size):
    return [rng.randrange(-50, 50), rng.randrange(1, 30), size + rng.randrange(10)]
# %% program: original
def progression_sum(start, step, terms):
    total = 0
    value = start
    done = 0
    while done < terms:
        total = total + value
        value = value + step
        done = done + 1
    return total
# %% program: range
def progression_sum(start, step, terms):
    if step == 0:
        return start * terms
    return sum(range(start, start + step * terms, step))
# %% program: formula
def progression_sum(start, step, terms):
    return terms * (2 * start + (terms - 1) * step) // 2
