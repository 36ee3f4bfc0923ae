# %% statement
# Add up Roman numerals (I, V, X, L, C, D, M; a smaller sign before a larger one is subtracted) and return the sum.
# %% inputs
SIZES = (100, 500, 2000)
EDGE_CASES = [[[]], [["I"]], [["IV", "VI"]], [["MCMXCIV"]], [["XL", "XC", "CD", "CM"]], [["MMXXVI", "III"]]]
def make_input(rng, size):
    tens = ["", "X", "XX", "XXX", "XL", "L", "LX", "LXX", "LXXX", "XC"]
    ones = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"]
    return [["M" * rng.randrange(3) + rng.choice(["", "CM", "CD", "D"]) + rng.choice(tens) + rng.choice(ones) for _ in range(size)]]
# %% program: good
SIGNS = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}

def roman_value(numeral):
    total = 0
    highest = 0
    for sign in reversed(numeral):
        value = SIGNS[sign]
        if value < highest:
            total -= value
        else:
            total += value
            highest = value
    return total

def roman_total(numerals):
    return sum(roman_value(numeral) for numeral in numerals)
