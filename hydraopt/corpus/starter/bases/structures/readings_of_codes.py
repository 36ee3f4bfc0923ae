# %% statement
# Letters a to z were written as the numbers 1 to 26 without gaps. Return for each code how many texts it may stand for (a number never
# begins with 0); one for an empty code.
# %% inputs
SIZES = (30, 200, 1000)
EDGE_CASES = [[[]], [[""]], [["12", "226"]], [["0", "06"]], [["10", "27", "111111"]], [["2101"]]]
def make_input(rng, size):
    return [["".join(rng.choice("1112223450") for _ in range(16)) for _ in range(size)]]
# %% program: good
def readings_of_codes(codes):
    memo = {}

    def readings(code):
        if not code:
            return 1
        if code in memo:
            return memo[code]
        total = 0
        if code[0] != "0":
            total = readings(code[1:])
            if len(code) > 1 and int(code[:2]) <= 26:
                total += readings(code[2:])
        memo[code] = total
        return total

    return [readings(code) for code in codes]
