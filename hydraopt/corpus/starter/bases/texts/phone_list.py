# %% statement
# Write telephone numbers in one form: only digits are kept; a leading "00" is dropped, else a leading "0" is replaced by "49". Return the
# different results of 8 to 15 digits, with "+" in front, in order of first appearance.
# %% inputs
SIZES = (100, 800, 4000)
EDGE_CASES = [[[]], [["call me"]], [["030 123456", "+49 30 123456"]], [["0049-30-123456", "(030) 12 34 56", "12345"]], [["1" * 16, "1" * 15, "00" + "2" * 8]]]
def make_input(rng, size):
    numbers = []
    for _ in range(size):
        rest = f"{rng.randrange(30, 40)}{rng.choice(['', ' ', '-'])}{rng.randrange(100000, 100000 + size)}"
        numbers.append(rng.choice(["0", "0049 ", "+49 ", "(0)", "+44-"]) + rest)
    return [numbers]
# %% program: good
def phone_list(entries):
    seen = set()
    numbers = []
    for entry in entries:
        digits = "".join(sign for sign in entry if "0" <= sign <= "9")
        if digits.startswith("00"):
            digits = digits[2:]
        elif digits.startswith("0"):
            digits = "49" + digits[1:]
        if 8 <= len(digits) <= 15 and digits not in seen:
            seen.add(digits)
            numbers.append("+" + digits)
    return numbers
