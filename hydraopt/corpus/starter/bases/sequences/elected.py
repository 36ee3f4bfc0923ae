# %% statement
# Return the candidate with more than half of all ballots, None where nobody has so many.
# %% inputs
SIZES = (500, 4000, 15000)
EDGE_CASES = [[[]], [["Bo"]], [["Ada", "Bo"]], [["Ada", "Bo", "Ada"]], [["Cy", "Ada", "Bo", "Cy"]]]
def make_input(rng, size):
    names = ["Ada", "Bo", "Cy", "Dee"]
    return [[rng.choice(names[:1 + rng.randrange(4)]) for _ in range(size)]]
# %% program: good
def elected(ballots):
    leader, margin = None, 0
    for name in ballots:
        if margin == 0:
            leader, margin = name, 1
        elif name == leader:
            margin += 1
        else:
            margin -= 1
    half = len(ballots) // 2
    return leader if ballots.count(leader) > half else None
