# %% statement
# Dump byte values (0 to 255) in lines of 16: the place of the line's first byte as 4 hexadecimal digits, ": ", the bytes as 2
# digits each, separated by spaces, "  ", and the characters (32 to 126 as they are, others as "."). Lines are joined by newlines.
# %% inputs
SIZES = (160, 1600, 16000)
EDGE_CASES = [[[]], [[65]], [[0, 31, 32, 126, 127, 255]], [list(range(60, 76))], [list(range(90, 107))]]
def make_input(rng, size):
    return [[rng.randrange(256) for _ in range(size)]]
# %% program: good
def hex_dump(values):
    lines = []
    for start in range(0, len(values), 16):
        chunk = values[start : start + 16]
        codes = " ".join(f"{value:02x}" for value in chunk)
        shown = "".join(chr(value) if 32 <= value < 127 else "." for value in chunk)
        lines.append(f"{start:04x}: {codes}  {shown}")
    return "\n".join(lines)
