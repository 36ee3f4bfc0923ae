# %% statement
# Return the longest text that all file paths begin with and that ends in "/" (such as "/home/ann/"), or the empty text
# if there is none or there are no paths.
# %% inputs
SIZES = (100, 1000, 8000)
EDGE_CASES = [[[]], [["/a"]], [["a/b", "c"]], [["/home/ann/x", "/home/anna/y"]], [["p/q/", "p/q/r", "p/q/s/t"]], [["x/y", "x/y"]]]
def make_input(rng, size):
    shared = "/".join(rng.choice(["home", "ann", "music", "live", "2019"]) for _ in range(12)) + "/"
    return [[shared + f"{rng.choice('abc')}{rng.randrange(size)}/t{rng.randrange(9)}.mp3" for _ in range(size)]]
# %% program: good
def shared_folder(paths):
    if not paths:
        return ""
    lowest = min(paths)
    highest = max(paths)
    length = 0
    for low, high in zip(lowest, highest):
        if low != high:
            break
        length += 1
    return lowest[: lowest.rfind("/", 0, length) + 1]
