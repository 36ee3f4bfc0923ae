# %% statement
# A token starts at field 0 of a board of `last` fields (last >= 1). For each throw it moves so many fields on; if that
# would take it beyond `last` it stays. `jumps` maps fields (as texts) to fields where a token that moved there is put at
# once (no second jump). Return [THROWS USED, FIELD]: play ends when the token is on `last` or no throws are left.
# %% inputs
SIZES = (200, 2000, 15000)
EDGE_CASES = [[[], {}, 5], [[5], {}, 5], [[6, 2, 3, 1], {}, 5], [[2, 2, 2], {"2": 4, "4": 0}, 6], [[1, 1, 1], {"1": 3}, 4], [[3, 3, 3], {"3": 0}, 9]]
def make_input(rng, size):
    last = size * 2
    jumps = {str(field): field + rng.randrange(-9, 5) for field in range(20, last - 10, 7)}
    return [[1 + rng.randrange(6) for _ in range(size)], jumps, last]
# %% program: good
def snake_and_ladder_turns(throws, jumps, last):
    targets = {int(start): end for start, end in jumps.items()}
    field = 0
    used = 0
    for throw in throws:
        used += 1
        landing = field + throw
        if landing <= last:
            field = targets.get(landing, landing)
        if field == last:
            break
    return [used, field]
