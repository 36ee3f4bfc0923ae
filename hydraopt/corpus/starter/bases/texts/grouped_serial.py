# %% statement
# Return the serial number (letters and digits) in groups of four signs joined by "-", counted from its end, so that the first group may be
# shorter; small letters become capital ones.
# %% inputs
SIZES = (500, 5000, 40000)
EDGE_CASES = [[""], ["a"], ["abcd"], ["abcde12"], ["0f0f0f0f0f"]]
def make_input(rng, size):
    return ["".join(rng.choice("abcdefABC0123456789") for _ in range(size + rng.randrange(4)))]
# %% program: good
def grouped_serial(serial):
    capital = serial.upper()
    first = len(capital) % 4
    groups = [capital[:first]] if first else []
    for start in range(first, len(capital), 4):
        groups.append(capital[start : start + 4])
    return "-".join(groups)
