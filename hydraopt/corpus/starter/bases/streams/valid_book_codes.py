# %% statement
# A code is valid when it has nine digits and then a tenth digit or "X" (for ten), and 10 times its first, 9 times
# its second, and so on down to once its last, add up to a multiple of 11. Return the valid codes, in order.
# %% inputs
SIZES = (50, 300, 1500)
EDGE_CASES = [[[]], [["0000000000"]], [["0306406152", "0306406153"]], [["080442957X", "1234567890"]], [["12345", "X000000000"]]]
def make_input(rng, size):
    return [["%09d%s" % (rng.randrange(10 ** 9), rng.choice("0123456789X")) for _ in range(size)]]
# %% program: good
WEIGHTS = range(10, 0, -1)

def is_valid(code):
    body, last = code[:-1], code[-1:]
    if len(body) != 9 or not body.isdigit() or last not in "0123456789X":
        return False
    check = 10 if last == "X" else int(last)
    total = sum(weight * int(digit) for weight, digit in zip(WEIGHTS, body))
    return (total + check) % 11 == 0

def valid_book_codes(codes):
    return [code for code in codes if is_valid(code)]
