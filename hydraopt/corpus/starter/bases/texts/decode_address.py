# %% statement
# Decode an address: "+" becomes a space, and "%" with two hexadecimal digits (either case) becomes the character of that code
# (0 to 255); a "%" without two such digits after it stays.
# %% inputs
SIZES = (200, 2000, 8000)
EDGE_CASES = [[""], ["%"], ["a+b%20c"], ["%41%62%zz"], ["100%+%2"], ["%e9t%C3"]]
def make_input(rng, size):
    return ["".join(rng.choice(["a", "page", "+", "%2f", "%20", "%41", "%", "9"]) for _ in range(size))]
# %% program: good
HEX_DIGITS = frozenset("0123456789abcdefABCDEF")


def decode_address(address):
    first, *rest = address.replace("+", " ").split("%")
    parts = [first]
    for piece in rest:
        digits = piece[:2]
        if len(digits) == 2 and all(digit in HEX_DIGITS for digit in digits):
            parts.append(chr(int(digits, 16)) + piece[2:])
        else:
            parts.append("%" + piece)
    return "".join(parts)
