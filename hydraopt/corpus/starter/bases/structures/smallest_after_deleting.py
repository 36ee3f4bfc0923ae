# %% statement
# Return the smallest number, as a text without leading zeros, that is left of a text of digits when `count` digits are deleted
# ("0" if nothing is left).
# %% inputs
SIZES = (200, 2000, 20000)
EDGE_CASES = [["", 0], ["7", 1], ["1432219", 3], ["10200", 1], ["12345", 2], ["9", 0]]
def make_input(rng, size):
    return ["".join(rng.choice("0123456789") for _ in range(size)), size // 3]
# %% program: good
def smallest_after_deleting(digits, count):
    kept = []
    wanted = max(0, len(digits) - count)
    for digit in digits:
        while count and kept and kept[-1] > digit:
            kept.pop()
            count -= 1
        kept.append(digit)
    text = "".join(kept[:wanted]).lstrip("0")
    return text or "0"
