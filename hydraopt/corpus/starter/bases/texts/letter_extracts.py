# %% statement
# In each draw the letters of a name are written in sorted order and repeated ones once ("Hannah" becomes "ahn"); spaces vanish and case does
# not matter. Return the results joined by "/".
# %% inputs
SIZES = (50, 500, 4000)
EDGE_CASES = [[[]], [[""]], [["Hannah"]], [["Ann Lee", "Bo"]], [["Z a", "  ", "zZzA"]]]
def make_input(rng, size):
    return [["".join(rng.choice("abcdehlmnoRST ") for _ in range(rng.randrange(3, 14))) for _ in range(size)]]
# %% program: good
def letter_extracts(names):
    return "/".join("".join(sorted(set(name.lower().replace(" ", "")))) for name in names)
