# %% statement
# Write each chapter number (1 to 3999) as a Roman numeral and return them as one text, separated by ", ".
# %% inputs
SIZES = (100, 1000, 4000)
EDGE_CASES = [[[]], [[1]], [[4, 9, 14]], [[3999, 1994]], [[40, 90, 400, 900]]]
def make_input(rng, size):
    return [[rng.randrange(1, 4000) for _ in range(size)]]
# %% program: good
STEPS = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"),
    (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)


def roman_chapters(chapters):
    numerals = []
    for chapter in chapters:
        parts = []
        rest = chapter
        for value, letters in STEPS:
            times, rest = divmod(rest, value)
            parts.append(letters * times)
        numerals.append("".join(parts))
    return ", ".join(numerals)
