# %% statement
# Candies drop onto a pile one by one (a letter each). As soon as `group` equal ones lie on one another they vanish. Return the
# pile, bottom first, as a text. `group` is at least 2.
# %% inputs
SIZES = (300, 3000, 30000)
EDGE_CASES = [["", 2], ["a", 2], ["aa", 2], ["deeedbbcccbdaa", 3], ["abba", 2], ["aaaa", 3]]
def make_input(rng, size):
    return ["".join(rng.choice("rgb") for _ in range(size)), 3]
# %% program: good
def candies_after_crush(candies, group):
    pile = []
    for candy in candies:
        if pile and pile[-1][0] == candy:
            pile[-1][1] += 1
            if pile[-1][1] == group:
                pile.pop()
        else:
            pile.append([candy, 1])
    return "".join(candy * count for candy, count in pile)
