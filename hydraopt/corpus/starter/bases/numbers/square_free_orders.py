# %% statement
# A number is square-free if no square above 1 divides it. Return how many of the order numbers (positive) are square-free.
# %% inputs
SIZES = (100, 600, 2000)
EDGE_CASES = [[[]], [[1]], [[4, 8]], [[6, 10, 12]], [[49, 50, 51]], [[18, 30, 30]]]
def make_input(rng, size):
    return [[rng.randrange(1, size) for _ in range(size)]]
# %% program: good
from math import isqrt

def square_free_orders(orders):
    free = 0
    for order in orders:
        for root in range(2, isqrt(order) + 1):
            if order % (root * root) == 0:
                break
        else:
            free += 1
    return free
