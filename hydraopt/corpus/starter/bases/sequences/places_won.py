# %% statement
# Both lists hold [name, points], the old and the new table, the best first, each name once.
# Return for each name of the new table the places won since the old one (negative where lost),
# None where it is not in the old table, as lists [name, change].
# %% inputs
SIZES = (200, 800, 2500)
EDGE_CASES = [[[], []], [[], [["Al", 3]]], [[["Al", 3]], [["Al", 5]]], [[["Al", 3], ["Bo", 2]], [["Bo", 9], ["Al", 4]]], [[["a", 9], ["b", 8], ["c", 7]], [["c", 9], ["x", 8], ["a", 1]]]]
def make_input(rng, size):
    old = [[f"player{number}", size * 2 - number] for number in range(size)]
    new = [[f"player{number}", size * 2 - number] for number in range(size // 20, size + 30)]
    rng.shuffle(new)
    return [old, new]
# %% program: good
def places_won(old, new):
    before = {name: place for place, (name, _) in enumerate(old)}
    changes = []
    for place, entry in enumerate(new):
        player = entry[0]
        earlier = before.get(player)
        if earlier is None:
            change = None
        else:
            change = earlier - place
        changes.append([player, change])
    return changes
