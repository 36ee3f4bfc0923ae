# %% statement
# Save the files of the given names one after another into one folder: a name that is taken gets "(1)", "(2)", ... at its end, the smallest number
# whose name is free. Return the names that are used in the end.
# %% inputs
SIZES = (100, 800, 4000)
EDGE_CASES = [[[]], [["a"]], [["a", "a", "a"]], [["a(1)", "a", "a", "a"]], [["a", "a", "a(1)", "a(1)(1)", "a(1)"]]]
def make_input(rng, size):
    return [[f"scan{rng.randrange(size // 8 + 1)}" + ("(1)" if rng.random() < 0.1 else "") for _ in range(size)]]
# %% program: good
def saved_names(wishes):
    taken = set()
    upcoming = {}
    saved = []
    for wish in wishes:
        name = wish
        number = upcoming.get(wish, 1)
        while name in taken:
            name = f"{wish}({number})"
            number += 1
        upcoming[wish] = number
        taken.add(name)
        saved.append(name)
    return saved
