# %% statement
# Return the fewest single letters to insert, delete or change that turn one word into the other.
# %% inputs
SIZES = (20, 80, 250)
EDGE_CASES = [["", ""], ["a", ""], ["", "abc"], ["kitten", "sitting"], ["flaw", "lawn"], ["same", "same"]]
def make_input(rng, size):
    return ["".join(rng.choice("abcd") for _ in range(size)), "".join(rng.choice("abcd") for _ in range(size))]
# %% program: good
def spelling_distance(first, second):
    costs = list(range(len(second) + 1))
    for i, letter in enumerate(first, 1):
        row = [i]
        for j, other in enumerate(second):
            if letter == other:
                row.append(costs[j])
            else:
                row.append(1 + min(costs[j], costs[j + 1], row[j]))
        costs = row
    return costs[-1]
