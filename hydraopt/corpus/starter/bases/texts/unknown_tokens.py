# %% statement
# Return the tokens that are not in `dictionary` when written in lower case, each lower-cased and once only,
# in the order of their first appearance.
# %% inputs
SIZES = (50, 500, 2500)
EDGE_CASES = [[[], []], [["Cat"], []], [["Cat", "cat"], ["dog"]], [["Cat", "dog"], ["cat", "dog"]], [["x", "Y", "X", "z"], ["z"]]]
def make_input(rng, size):
    letters = "abcdefgh"
    def word():
        return "".join(rng.choice(letters) for _ in range(rng.randrange(2, 6)))
    known = [word() for _ in range(size)]
    tokens = [rng.choice(known) if rng.random() < 0.5 else word() for _ in range(size)]
    return [[t.title() if rng.random() < 0.3 else t for t in tokens], known]
# %% program: good
def unknown_tokens(tokens, dictionary):
    known = set(dictionary)
    reported = set()
    unknown = []
    for token in tokens:
        lowered = token.lower()
        if lowered in known or lowered in reported:
            continue
        reported.add(lowered)
        unknown.append(lowered)
    return unknown
