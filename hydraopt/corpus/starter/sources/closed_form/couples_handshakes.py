# %% statement
# At a party of the given number of couples everybody shakes hands once with everybody except
# the own partner (guests 2k and 2k + 1 are partners). Return the number of handshakes.
# %% inputs
SIZES = (15, 80, 300)
EDGE_CASES = [[0], [1], [2], [5]]
def make_input(rng, size):
    return [size + rng.randrange(5)]
# %% program: original
def handshakes(couples):
    guests = couples * 2
    shakes = 0
    for a in range(guests):
        for b in range(a + 1, guests):
            if a // 2 != b // 2:
                shakes += 1
    return shakes
# %% program: one_loop
def handshakes(couples):
    guests = couples * 2
    shakes = 0
    for _ in range(guests):
        shakes += guests - 2
    return shakes // 2
# %% program: formula
def handshakes(couples):
    return 2 * couples * (couples - 1)
