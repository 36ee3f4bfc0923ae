# %% statement
# Write each number (>= 0) in the given base (2 to 36, digits 0-9 then a-z). Return the texts in the same order.
# %% inputs
SIZES = (100, 500, 1500)
EDGE_CASES = [[[], 2], [[0], 2], [[5, 8], 2], [[255, 256], 16], [[35, 36, 1295], 36], [[10, 0, 99], 7]]
def make_input(rng, size):
    return [[rng.randrange(10 ** 8) for _ in range(size)], rng.randrange(2, 37)]
# %% program: good
DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"

def in_base(number, base):
    if number < base:
        return DIGITS[number]
    parts = []
    while number:
        number, digit = divmod(number, base)
        parts.append(DIGITS[digit])
    parts.reverse()
    return "".join(parts)

def labels_in_base(numbers, base):
    return [in_base(number, base) for number in numbers]
