# %% statement
# Return all numbers of a list that may hold numbers and further such lists, in order.
# %% inputs
SIZES = (60, 300, 1200)
EDGE_CASES = [[[]], [[[], [[]]]], [[1, [2, [3, [4]]], 5]], [[7]], [[[1, 1], [1, [1]]]]]
def make_input(rng, size):
    nested = []
    for i in range(size):
        if i % 50 == 0:
            nested = [nested, rng.randrange(100)]
        else:
            nested.append(rng.randrange(100))
            nested.append([rng.randrange(100)])
    return [nested]
# %% program: add-lists
def flatten_numbers(nested):
    flat = []
    for entry in nested:
        if isinstance(entry, list):
            flat = flat + flatten_numbers(entry)
        else:
            flat = flat + [entry]
    return flat
# %% program: shared-list
def flatten_numbers(nested):
    flat = []

    def collect(entries):
        for entry in entries:
            if isinstance(entry, list):
                collect(entry)
            else:
                flat.append(entry)

    collect(nested)
    return flat
# %% program: stack
def flatten_numbers(nested):
    flat = []
    stack = nested[::-1]
    while stack:
        entry = stack.pop()
        if isinstance(entry, list):
            stack.extend(reversed(entry))
        else:
            flat.append(entry)
    return flat
# %% program: yield-from
def walk(entries):
    for entry in entries:
        if isinstance(entry, list):
            yield from walk(entry)
        else:
            yield entry

def flatten_numbers(nested):
    return list(walk(nested))
