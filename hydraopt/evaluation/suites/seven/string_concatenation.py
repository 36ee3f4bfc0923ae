# %% statement
# Return the numbers 0, 1, ..., n - 1 as one text, each followed by a comma ("0,1,2,").
# %% inputs
SIZES = (500, 9_000, 20_000)
EDGE_CASES = [[0], [1], [2], [11], [101], [-1], [-3]]
def make_input(rng, size):
    return [size + rng.randrange(100)]
# %% program: original
def join_numbers(n):
    text = ""
    for i in range(n):
        text = text + str(i) + ","
    return text
# %% program: human
def join_numbers(n):
    if n <= 0:
        return ""
    return ",".join(map(str, range(n))) + ","
