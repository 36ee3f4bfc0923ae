# %% statement
# Split a bill of whole cents by positive whole weights: everybody pays the rounded-down share, and the cents left over
# go, one each, to those with the largest remainders (ties: the earlier person). Return the list of shares.
# %% inputs
SIZES = (200, 1500, 6000)
EDGE_CASES = [[100, []], [0, [1, 2]], [100, [1, 1, 1]], [7, [5, 3, 1]], [1000, [1]], [5, [2, 2, 2, 2]]]
def make_input(rng, size):
    return [rng.randrange(1000 * size), [rng.randrange(1, 100) for _ in range(size)]]
# %% program: good
def split_bill(cents, weights):
    if not weights:
        return []
    whole = sum(weights)
    shares = []
    remainders = []
    for weight in weights:
        share, remainder = divmod(cents * weight, whole)
        shares.append(share)
        remainders.append(remainder)
    missing = cents - sum(shares)
    ranked = sorted(range(len(weights)), key=lambda person: -remainders[person])
    for person in ranked[:missing]:
        shares[person] += 1
    return shares
