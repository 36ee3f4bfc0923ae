# %% statement
# Return the most notes that two tunes (lists of note names) have in common in the same order, not necessarily next to one another.
# %% inputs
SIZES = (20, 80, 250)
EDGE_CASES = [[[], []], [["c"], []], [["c"], ["c"]], [["c", "d", "e"], ["e", "d", "c"]], [["a", "b", "c", "b", "d", "a", "b"], ["b", "d", "c", "a", "b", "a"]]]
def make_input(rng, size):
    notes = ["c", "d", "e", "f", "g", "a", "b"]
    return [[rng.choice(notes) for _ in range(size)], [rng.choice(notes) for _ in range(size)]]
# %% program: good
def shared_tune_length(tune, other):
    lengths = [0] * (len(other) + 1)
    for note in tune:
        diagonal = 0
        for place, played in enumerate(other, 1):
            kept = lengths[place]
            if played == note:
                lengths[place] = diagonal + 1
            elif lengths[place - 1] > kept:
                lengths[place] = lengths[place - 1]
            diagonal = kept
    return lengths[-1]
