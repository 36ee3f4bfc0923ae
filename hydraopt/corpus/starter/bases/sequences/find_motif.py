# %% statement
# Return the position at which the second list first stands in the first one as a stretch of
# neighbours, -1 where it does not. An empty second list stands at 0.
# %% inputs
SIZES = (500, 4000, 15000)
EDGE_CASES = [[[], []], [[], ["do"]], [["do", "re"], ["re"]], [["do", "do", "re"], ["do", "re"]], [["mi", "fa"], ["fa", "mi"]]]
def make_input(rng, size):
    tones = ["do", "re", "mi", "fa"]
    song = [rng.choice(tones) for _ in range(size)]
    return [song + ["so"], song[-6:] + ["so"]]
# %% program: good
def find_motif(song, motif):
    if not motif:
        return 0
    width = len(motif)
    start = motif[0]
    for place in range(len(song) - width + 1):
        if song[place] == start and song[place:place + width] == motif:
            return place
    return -1
