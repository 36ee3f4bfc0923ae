# %% statement
# Return with how many zeros the decimal number n! = 1 * 2 * ... * n ends (n is not negative; 0! is
# 1).
# %% inputs
SIZES = (200, 2_500, 8_000)
EDGE_CASES = [[0], [1], [4], [5], [24], [25], [125], [624], [1000]]
def make_input(rng, size):
    return [size + rng.randrange(size // 20)]
# %% program: original
def trailing_zeros(n):
    product = 1
    for factor in range(2, n + 1):
        product = product * factor
    zeros = 0
    while product % 10 == 0:
        product = product // 10
        zeros = zeros + 1
    return zeros
# %% program: human
def trailing_zeros(n):
    # Each zero needs a factor 5; factors 2 abound.
    zeros = 0
    while n:
        n //= 5
        zeros += n
    return zeros
# %% properties
from math import factorial
from hypothesis import strategies as st
ARGUMENTS = [st.integers(0, 700)]
def property_the_power_of_ten_divides_and_the_next_one_does_not(answer, n):
    assert factorial(n) % 10**answer == 0
    assert factorial(n) % 10 ** (answer + 1) != 0
