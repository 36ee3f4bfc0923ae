# %% statement
# Return the byte values (0 to 255) as hexadecimal text, two lower-case digits for each.
# %% inputs
SIZES = (500, 5000, 40000)
EDGE_CASES = [[[]], [[0]], [[255, 16, 15]], [[7, 7, 7]]]
def make_input(rng, size):
    return [[rng.randrange(256) for _ in range(size)]]
# %% program: original
def hex_text(values):
    digits = "0123456789abcdef"
    text = ""
    for value in values:
        high = value // 16
        low = value % 16
        text += digits[high]
        text += digits[low]
    return text
# %% program: table_append
def hex_text(values):
    table = [f"{value:02x}" for value in range(256)]
    text = ""
    for value in values:
        text += table[value]
    return text
# %% program: table_join
def hex_text(values):
    table = [f"{value:02x}" for value in range(256)]
    return "".join([table[value] for value in values])
# %% program: bytes_hex
def hex_text(values):
    return bytes(values).hex()
