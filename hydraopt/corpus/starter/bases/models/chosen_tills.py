# %% statement
# Customers [name, items] come one by one; each joins the shortest of `tills` lines by items waiting (the lowest number on a tie). After every
# customer each till that has any handles one item. Return the names by the till they joined, as a list of lists.
# %% inputs
SIZES = (80, 600, 2500)
EDGE_CASES = [[[], 2], [[["Ann", 3]], 1], [[["Ann", 3], ["Bo", 1], ["Cy", 1]], 2], [[["a", 0], ["b", 0], ["c", 0]], 3], [[["a", 9], ["b", 2], ["c", 2], ["d", 5], ["e", 1]], 2]]
def make_input(rng, size):
    return [[[f"guest{i}", rng.randrange(1, 16)] for i in range(size)], 8]
# %% program: good
def chosen_tills(customers, tills):
    waiting = [0] * tills
    joined = [[] for _ in range(tills)]
    for name, items in customers:
        till = min(range(tills), key=lambda number: waiting[number])
        waiting[till] += items
        joined[till].append(name)
        waiting = [max(0, left - 1) for left in waiting]
    return joined
