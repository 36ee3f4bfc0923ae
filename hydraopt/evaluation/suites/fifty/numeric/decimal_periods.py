# %% statement
# Return for every positive whole number d how many digits the block has that repeats for ever in
# the decimal fraction of 1 / d (1 / 12 = 0.08333... has a block of 1 digit); 0 when the fraction
# ends.
# %% inputs
SIZES = (60, 400, 1_800)
EDGE_CASES = [
    [[]],
    [[1]],
    [[3]],
    [[7, 7]],
    [[2, 5, 10, 1000]],
    [[12, 6, 14, 28]],
    [[97, 81, 11, 37]],
    [[1024, 999, 1001]],
]
def make_input(rng, size):
    return [[rng.randrange(size // 2, size) for _ in range(max(4, size // 12))]]
# %% program: original
def decimal_periods(denominators):
    periods = []
    for d in denominators:
        remainders = []
        remainder = 1 % d
        while remainder != 0 and remainder not in remainders:
            remainders.append(remainder)
            remainder = remainder * 10 % d
        if remainder == 0:
            periods.append(0)
        else:
            periods.append(len(remainders) - remainders.index(remainder))
    return periods
# %% program: human
def decimal_period(d):
    for factor in (2, 5):
        while d % factor == 0:
            d //= factor
    if d == 1:
        return 0
    # Without factors of ten the block starts at once: it is over when the remainder is 1 again.
    remainder, period = 10 % d, 1
    while remainder != 1:
        remainder = remainder * 10 % d
        period += 1
    return period

def decimal_periods(denominators):
    return [decimal_period(d) for d in denominators]
# %% properties
from hypothesis import strategies as st
ARGUMENTS = [st.lists(st.integers(1, 200), max_size=12)]
def property_multiplying_by_ten_as_often_leads_back_to_the_same_remainder(answer, denominators):
    assert len(answer) == len(denominators)
    for period, d in zip(answer, denominators):
        start = pow(10, d, d)  # after d digits the block has begun
        if start == 0:
            assert period == 0
        else:
            again = [k for k in range(1, d + 1) if start * pow(10, k, d) % d == start]
            assert period == again[0]
