# %% statement
# Convert each Roman numeral (letters I V X L C D M, a smaller one before a greater one is subtracted) to its number;
# the empty text is 0.
# %% inputs
SIZES = (100, 1000, 4000)
EDGE_CASES = [[[]], [[""]], [["IV", "VI"]], [["MCMXCIV"]], [["M", "CD", "XLIX", "III"]]]
def make_input(rng, size):
    parts = ["M", "MM", "CM", "DC", "XC", "LX", "XX", "IX", "IV", "VII", "III"]
    return [["".join(sorted(rng.sample(parts, rng.randrange(1, 6)), key=parts.index)) for _ in range(size)]]
# %% program: good
def roman_values(numerals):
    worth = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
    numbers = []
    for numeral in numerals:
        total = 0
        greatest = 0
        for letter in reversed(numeral):
            value = worth[letter]
            if value < greatest:
                total -= value
            else:
                total += value
                greatest = value
        numbers.append(total)
    return numbers
