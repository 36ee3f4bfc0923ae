# %% statement
# `coupons` maps a coupon code to the code that it is exchanged for. Starting with each code of `codes`, exchange as long
# as the code is a key, but stop before a code would be held for the second time. Return the number of exchanges for each.
# %% inputs
SIZES = (50, 300, 1500)
EDGE_CASES = [[{}, []], [{}, ["a"]], [{"a": "b", "b": "c"}, ["a", "b", "c"]], [{"a": "a"}, ["a"]], [{"a": "b", "b": "a"}, ["a", "z"]], [{"x": "y", "y": "z", "z": "y"}, ["x"]]]
def make_input(rng, size):
    coupons = {"c%d" % number: "c%d" % rng.randrange(size + size // 30) for number in range(size)}
    return [coupons, ["c%d" % rng.randrange(size) for _ in range(size // 4)]]
# %% program: good
def exchanges(coupons, code):
    held = {code}
    while code in coupons:
        code = coupons[code]
        if code in held:
            return
        held.add(code)
        yield code

def coupon_chain(coupons, codes):
    lengths = []
    for code in codes:
        lengths.append(sum(1 for _ in exchanges(coupons, code)))
    return lengths
