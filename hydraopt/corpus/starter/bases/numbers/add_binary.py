# %% statement
# Add up long binary numbers (texts of 0 and 1, leading zeros allowed, the empty text is 0) and return the sum as a
# binary text without leading zeros ("0" for 0).
# %% inputs
SIZES = (200, 1000, 5000)
EDGE_CASES = [["", ""], ["0", "0"], ["1", "1"], ["1011", "1"], ["0001", "110"], ["111", "111"]]
def make_input(rng, size):
    return ["".join(rng.choice("01") for _ in range(size)), "".join(rng.choice("01") for _ in range(size - 9))]
# %% program: good
from itertools import zip_longest

def add_binary(first, second):
    digits = []
    carry = 0
    for left, right in zip_longest(reversed(first), reversed(second), fillvalue="0"):
        total = carry + (left == "1") + (right == "1")
        digits.append("1" if total % 2 else "0")
        carry = total // 2
    if carry:
        digits.append("1")
    digits.reverse()
    return "".join(digits).lstrip("0") or "0"
