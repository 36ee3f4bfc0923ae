# %% statement
# Return the names ordered by their length; names of equal length are in alphabetical order.
# %% inputs
SIZES = (40, 150, 400)
EDGE_CASES = [[[]], [["Ann"]], [["Bo", "Al", "Cy"]], [["Lee", "Lee", "Bo", ""]], [["eve", "Eve", "adam", "x"]]]
def make_input(rng, size):
    letters = "abcdefghijklmnop"
    return [["".join(rng.choice(letters) for _ in range(rng.randint(2, 9))) for _ in range(size)]]
# %% program: bubble
def names_by_length(names):
    items = list(names)
    n = len(items)
    for i in range(n):
        for j in range(n - 1):
            a = items[j]
            b = items[j + 1]
            if len(a) > len(b) or (len(a) == len(b) and a > b):
                items[j] = b
                items[j + 1] = a
    return items
# %% program: tuple-key
def names_by_length(names):
    return sorted(names, key=lambda name: (len(name), name))
# %% program: stable-twice
def names_by_length(names):
    return sorted(sorted(names), key=len)
# %% program: in-place
def names_by_length(names):
    items = list(names)
    items.sort()
    items.sort(key=len)
    return items
