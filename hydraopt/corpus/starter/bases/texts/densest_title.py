# %% statement
# Return the title in which the letter `letter` (either case) stands most often, in relation to the title's length; the first one if several,
# None if there are no titles. Empty titles have the share 0.
# %% inputs
SIZES = (100, 1000, 5000)
EDGE_CASES = [[[], "a"], [[""], "a"], [["Anna", "ab", "a"], "A"], [["x", "y"], "z"], [["banana", "Abba", "aab"], "b"]]
def make_input(rng, size):
    return [["".join(rng.choice("abcdeABC ") for _ in range(rng.randrange(3, 30))) for _ in range(size)], rng.choice("abcde")]
# %% program: good
def densest_title(titles, letter):
    wanted = letter.lower()

    def share(title):
        return title.lower().count(wanted) / len(title) if title else 0

    return max(titles, key=share, default=None)
