# %% statement
# A machine on an endless tape of zeros starts at cell 0 in state "A". `table` gives by state and symbol ("A0") a list [symbol to write, move (1 or -1), next state]; it stops in a state with
# no entry or after `limit` steps. Return [steps done, number of ones on the tape].
# %% inputs
SIZES = (300, 3000, 20000)
EDGE_CASES = [[{}, 5], [{"A0": [1, 1, "H"]}, 5], [{"A0": [1, 1, "A"]}, 4], [{"A0": [1, 1, "B"], "A1": [1, -1, "B"], "B0": [1, -1, "A"], "B1": [1, 1, "H"]}, 100], [{"A0": [0, 1, "A"]}, 0]]
def make_input(rng, size):
    table = {"A0": [1, 1, "B"], "A1": [1, -1, "C"], "B0": [1, 1, "C"], "B1": [1, 1, "B"], "C0": [1, 1, "D"], "C1": [0, -1, "E"]}
    table.update({"D0": [1, -1, "A"], "D1": [1, -1, "D"], "E0": [1, 1, "A"], "E1": [0, -1, "A"]})
    return [table, size + rng.randrange(90)]
# %% program: good
def tape_after_run(table, limit):
    rules = {(key[0], int(key[1])): rule for key, rule in table.items()}
    ones = set()
    state = "A"
    place = 0
    for step in range(limit):
        rule = rules.get((state, 1 if place in ones else 0))
        if rule is None:
            return [step, len(ones)]
        symbol, move, state = rule
        if symbol:
            ones.add(place)
        else:
            ones.discard(place)
        place += move
    return [limit, len(ones)]
