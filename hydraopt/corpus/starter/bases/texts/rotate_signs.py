# %% statement
# Shift every lower-case and upper-case ASCII letter of the text by 13 places and every digit by 5 places, each
# around its own alphabet; all other characters stay.
# %% inputs
SIZES = (2000, 20000, 60000)
EDGE_CASES = [[""], ["a"], ["Zebra 9"], ["0123456789"], ["--!"], ["Hello, World 42"]]
def make_input(rng, size):
    signs = "abcdefghijklmnopqrstuvwxyzABCDEFXYZ0123456789 .,"
    return ["".join(rng.choice(signs) for _ in range(size))]
# %% program: good
from string import ascii_lowercase, ascii_uppercase, digits


def rotate_signs(text):
    plain = ascii_lowercase + ascii_uppercase + digits
    turned = "".join(
        alphabet[half:] + alphabet[:half]
        for alphabet, half in ((ascii_lowercase, 13), (ascii_uppercase, 13), (digits, 5))
    )
    table = dict(zip(plain, turned))
    return "".join([table.get(sign, sign) for sign in text])
