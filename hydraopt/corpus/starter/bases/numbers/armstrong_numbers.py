# %% statement
# Return all numbers of range(start, stop), start >= 0, that equal the sum of their digits, each raised to the
# number of digits; 153 = 1 + 125 + 27 is one.
# %% inputs
SIZES = (300, 2000, 8000)
EDGE_CASES = [[0, 0], [0, 12], [100, 200], [370, 372], [400, 420], [1600, 1700]]
def make_input(rng, size):
    start = rng.randrange(200)
    return [start, start + size]
# %% program: good
def armstrong_numbers(start, stop):
    tables = {}
    found = []
    for number in range(start, stop):
        digits = str(number)
        width = len(digits)
        if width not in tables:
            tables[width] = {str(digit): digit ** width for digit in range(10)}
        powers = tables[width]
        if sum(powers[digit] for digit in digits) == number:
            found.append(number)
    return found
