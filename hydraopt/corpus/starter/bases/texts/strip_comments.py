# %% statement
# Remove comments from a line of a script: from a "#" to the end, but not where the "#" stands between two single or
# two double quotes (a quote is closed by the same sign only). Do so for every line, and strip spaces at the right.
# %% inputs
SIZES = (50, 300, 1500)
EDGE_CASES = [[[]], [["", "#"]], [["a = 1  # one"]], [["say '#1' # done"]], [["\"it's # fine\" #x", "'open # end"]], [["x", "  # only"]]]
def make_input(rng, size):
    parts = ["copy ", "'a # b'", "\"it's\"", "file ", "x=1 ", " # note", "'", "run "]
    return [["".join(rng.choice(parts) for _ in range(rng.randrange(1, 9))) for _ in range(size)]]
# %% program: good
def comment_start(line):
    quote = ""
    for place, sign in enumerate(line):
        if quote:
            if sign == quote:
                quote = ""
        elif sign in "'\"":
            quote = sign
        elif sign == "#":
            return place
    return len(line)


def strip_comments(lines):
    return [line[: comment_start(line)].rstrip() for line in lines]
