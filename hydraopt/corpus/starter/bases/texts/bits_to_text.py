# %% statement
# The text consists of "0" and "1"; every full group of seven, from the left, is the code of one ASCII character. Return the
# characters as a text, those with a code below 32 or of 127 left out; up to six signs left at the end are ignored.
# %% inputs
SIZES = (700, 7000, 70000)
EDGE_CASES = [[""], ["1"], ["1000001"], ["10000010001010"], ["11111110100000"], ["110100011010010000111"]]
def make_input(rng, size):
    return ["".join(f"{rng.randrange(20, 128):07b}" for _ in range(size // 7)) + "10"]
# %% program: good
def bits_to_text(bits):
    codes = (int(bits[start : start + 7], 2) for start in range(0, len(bits) - 6, 7))
    return "".join(chr(code) for code in codes if 32 <= code < 127)
