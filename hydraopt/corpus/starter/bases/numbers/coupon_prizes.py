# %% statement
# Count the coupons: each number from first in steps of step (> 0) that is below end wins a prize if it is divisible by
# prize, and a second one if its last digit is the lucky digit. Return [prizes, second prizes].
# %% inputs
SIZES = (2000, 10000, 60000)
EDGE_CASES = [[0, 0, 1, 3, 7], [0, 1, 1, 3, 0], [5, 60, 5, 10, 5], [1, 100, 7, 4, 8], [7, 80, 3, 2, 1], [10, 5, 1, 1, 1]]
def make_input(rng, size):
    return [rng.randrange(50), size, rng.randrange(3, 8), rng.randrange(2, 20), rng.randrange(10)]
# %% program: good
def coupon_prizes(first, end, step, prize, lucky):
    prizes = 0
    second = 0
    for coupon in range(first, end, step):
        if coupon % prize == 0:
            prizes += 1
        if coupon % 10 == lucky:
            second += 1
    return [prizes, second]
