# %% statement
# Return the words of `later` that are new beside those of `earlier`, and the words of `earlier` that are gone, each sorted and joined by a
# blank: [new, gone]. The texts are lists of words; case matters, repeats do not.
# %% inputs
SIZES = (100, 600, 2500)
EDGE_CASES = [[[], []], [["a"], []], [[], ["b", "a", "b"]], [["a", "b"], ["b", "c"]], [["x", "X", "y"], ["x", "Y"]]]
def make_input(rng, size):
    words = ["".join(rng.choice("abcdefgh") for _ in range(4)) for _ in range(size)]
    return [[rng.choice(words) for _ in range(size)], [rng.choice(words) for _ in range(size)]]
# %% program: good
def vocabulary_change(earlier, later):
    before = set(earlier)
    after = set(later)
    new = sorted(word for word in after if word not in before)
    gone = sorted(word for word in before if word not in after)
    return [" ".join(new), " ".join(gone)]
