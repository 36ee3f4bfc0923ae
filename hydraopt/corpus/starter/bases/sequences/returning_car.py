# %% statement
# Return the first plate in the list that had also been among the reach plates right before it;
# None where there is none.
# %% inputs
SIZES = (300, 2000, 8000)
EDGE_CASES = [[[], 2], [["A1"], 2], [["A1", "A1"], 1], [["A1", "B2", "A1"], 1], [["A1", "B2", "C3", "B2", "A1"], 3]]
def make_input(rng, size):
    return [[f"P{step % (size - 40) if step > 60 else rng.randrange(size, 9 * size)}" for step in range(size)], size - 45]
# %% program: good
def returning_car(plates, reach):
    last = {}
    for place, plate in enumerate(plates):
        seen = last.get(plate)
        if seen is not None and place - seen <= reach:
            return plate
        last[plate] = place
    return None
