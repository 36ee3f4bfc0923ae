# %% statement
# Return the greatest distance between the positions of two tiles of the same colour; 0 where
# all colours differ.
# %% inputs
SIZES = (300, 1500, 6000)
EDGE_CASES = [[[]], [["red"]], [["red", "blue"]], [["red", "blue", "red", "blue", "blue"]], [["a", "a", "b"]]]
def make_input(rng, size):
    return [[f"colour {rng.randrange(size // 2)}" for _ in range(size)]]
# %% program: good
def farthest_twins(tiles):
    last = {colour: place for place, colour in enumerate(tiles)}
    widest = 0
    for place, colour in enumerate(tiles):
        widest = max(widest, last[colour] - place)
    return widest
