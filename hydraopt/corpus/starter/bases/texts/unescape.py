# %% statement
# Undo the escapes in a text: backslash and "n" is a newline, backslash and "t" a tab, backslash and any other sign is that sign.
# A single backslash at the end of the text stays.
# %% inputs
SIZES = (500, 5000, 30000)
EDGE_CASES = [[""], ["\\"], ["a\\nb"], ["\\\\n"], ["tab\\t\\\"q\\\" end\\"], ["plain"]]
def make_input(rng, size):
    return ["".join(rng.choice(["a", "b", " ", "word", "\\n", "\\t", "\\\\", "\\'"]) for _ in range(size))]
# %% program: good
def unescape(text):
    special = {"n": "\n", "t": "\t"}
    signs = iter(text)
    parts = []
    for sign in signs:
        if sign == "\\":
            follower = next(signs, "\\")
            parts.append(special.get(follower, follower))
        else:
            parts.append(sign)
    return "".join(parts)
