# %% statement
# Count the whole numbers between low and high (both included) that are divisible by k (k > 0).
# %% inputs
SIZES = (2000, 20000, 150000)
EDGE_CASES = [[1, 1, 1], [5, 4, 3], [-9, 9, 3], [10, 20, 7], [-5, -1, 6]]
def make_input(rng, size):
    low = rng.randrange(-20, 20)
    return [low, low + size, rng.randrange(2, 12)]
# %% program: original
def count_divisible(low, high, k):
    hits = []
    current = low
    while current <= high:
        if current % k == 0:
            hits.append(current)
        current += 1
    return len(hits)
# %% program: generator
def count_divisible(low, high, k):
    return sum(1 for number in range(low, high + 1) if number % k == 0)
# %% program: range_length
def count_divisible(low, high, k):
    first = low + -low % k
    return len(range(first, high + 1, k))
# %% program: formula
def count_divisible(low, high, k):
    return max(0, high // k - (low - 1) // k)
