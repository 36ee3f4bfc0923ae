# %% statement
# Return the codes in upper case with a dash between two of them.
# %% inputs
SIZES = (500, 5000, 40000)
EDGE_CASES = [[[]], [["ab"]], [["ab", "cd"]], [["", "x", ""]], [["q7", "q7", "q7"]]]
CONSTANTS = {'"-"': ['"_"', '" | "', '"/"']}
def make_input(rng, size):
    return [["c%dx" % rng.randrange(500) for _ in range(size)]]
# %% program: original
def join_codes(codes):
    text = ""
    for i in range(len(codes)):
        text = text + codes[i].upper()
        if i < len(codes) - 1:
            text = text + "-"
    return text
# %% program: join_generator
def join_codes(codes):
    return "-".join(code.upper() for code in codes)
# %% program: join_list
def join_codes(codes):
    return "-".join([code.upper() for code in codes])
# %% program: upper_last
def join_codes(codes):
    return "-".join(codes).upper()
