# %% statement
# The lines of a poem are numbered from 1. Return the poem as one text in which every fifth line ends in two spaces and its number in
# brackets, "(5)", joined by newlines.
# %% inputs
SIZES = (200, 2000, 20000)
EDGE_CASES = [[[]], [["a"]], [["a", "b", "c", "d", "e"]], [["", "", "", "", "", "f"]], [["x"] * 11]]
def make_input(rng, size):
    return [[rng.choice(["The sea is calm", "the tide is full", "tonight", ""]) for _ in range(size)]]
# %% program: good
def numbered_poem(lines):
    numbered = list(lines)
    for place in range(4, len(lines), 5):
        numbered[place] = f"{lines[place]}  ({place + 1})"
    return "\n".join(numbered)
