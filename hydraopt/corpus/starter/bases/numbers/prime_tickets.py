# %% statement
# Return how many of the ticket numbers are prime. Numbers below 2 are not prime.
# %% inputs
SIZES = (20, 100, 400)
EDGE_CASES = [[[]], [[1]], [[2, 3, 4]], [[0, 25, 49, 7]], [[97, 97, 91]], [[121, 113, -5]]]
def make_input(rng, size):
    return [[rng.randrange(20 * size) for _ in range(size)]]
# %% program: good
from math import isqrt

def is_prime(number):
    if number < 2:
        return False
    return all(number % divisor for divisor in range(2, isqrt(number) + 1))

def prime_tickets(tickets):
    return sum(1 for ticket in tickets if is_prime(ticket))
