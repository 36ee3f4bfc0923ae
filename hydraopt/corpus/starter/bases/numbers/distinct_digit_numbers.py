# %% statement
# Return how many numbers of range(low, high), low >= 0, are written without any digit twice.
# %% inputs
SIZES = (300, 2000, 8000)
EDGE_CASES = [[0, 0], [0, 12], [98, 103], [11, 12], [100, 130], [987, 1030]]
def make_input(rng, size):
    low = rng.randrange(1000)
    return [low, low + size]
# %% program: good
def distinct_digit_numbers(low, high):
    return sum(1 for text in map(str, range(low, high)) if len(set(text)) == len(text))
