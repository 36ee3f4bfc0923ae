# %% statement
# In a memory game players say the `opening` numbers (not empty) first; then each says 0 if the last number was new, else how many turns ago it
# was said before. Return the number said in turn `turn` (from 1, at least as large as the opening).
# %% inputs
SIZES = (100, 2000, 12000)
EDGE_CASES = [[[0], 1], [[0], 2], [[0, 3, 6], 10], [[5, 5], 3], [[1, 2, 3], 3], [[2, 1, 3], 40]]
def make_input(rng, size):
    return [[rng.randrange(30) for _ in range(6)], size]
# %% program: good
def number_called_again(opening, turn):
    if turn <= len(opening):
        return opening[turn - 1]
    said_at = {number: place for place, number in enumerate(opening[:-1], 1)}
    last = opening[-1]
    for place in range(len(opening), turn):
        following = place - said_at.get(last, place)
        said_at[last] = place
        last = following
    return last
