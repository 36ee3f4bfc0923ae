# %% statement
# Return how many of the given positive house numbers are prime, each entry of the list counted.
# %% inputs
SIZES = (50, 300, 1200)
EDGE_CASES = [[[]], [[1]], [[2, 3, 4]], [[9, 25, 49, 7, 7]], [[97, 91, 2, 1]]]
def make_input(rng, size):
    return [[1 + rng.randrange(3000) for _ in range(size)]]
# %% program: good
from math import isqrt
def is_prime(number):
    if number < 4:
        return number > 1
    if number % 2 == 0:
        return False
    return all(number % divisor for divisor in range(3, isqrt(number) + 1, 2))

def prime_house_numbers(numbers):
    return sum(1 for number in numbers if is_prime(number))
