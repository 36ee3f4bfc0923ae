# %% statement
# Return for each strip of digits in how many ways it can be read as letters, where 1 to 26 stand for A to Z ("12" is AB or L). A zero
# stands for no letter; the empty strip can be read in one way.
# %% inputs
SIZES = (5, 20, 60)
EDGE_CASES = [[[]], [[""]], [["0", "12"]], [["226", "1001", "27"]], [["111111", "2101", "30"]]]
def make_input(rng, size):
    return [["".join(rng.choice("1112223456") for _ in range(rng.randrange(10, 17))) for _ in range(size)]]
# %% program: good
from functools import cache


def letter_readings(strips):
    pairs = {str(number) for number in range(10, 27)}

    @cache
    def ways(strip):
        if not strip:
            return 1
        if strip[0] == "0":
            return 0
        total = ways(strip[1:])
        if strip[:2] in pairs:
            total += ways(strip[2:])
        return total

    return [ways(strip) for strip in strips]
