# %% statement
# Return how many neighbouring lines of the song begin with the same letter (either case; empty lines begin with none and count never).
# %% inputs
SIZES = (200, 2000, 10000)
EDGE_CASES = [[[]], [["la"]], [["La la", "lo"]], [["", ""]], [["a", "A", "", "a", "b", "B"]]]
def make_input(rng, size):
    return [["".join(rng.choice("abcABC") for _ in range(rng.randrange(5))) for _ in range(size)]]
# %% program: good
def alliterations(song):
    starts = [line[:1].lower() for line in song]
    return sum(1 for above, below in zip(starts, starts[1:]) if above and above == below)
