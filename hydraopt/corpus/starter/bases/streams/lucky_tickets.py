# %% statement
# A ticket number is lucky when the sum of its decimal digits is a multiple of 7. Return the first `count` lucky
# numbers that are at least `start` (which is not negative).
# %% inputs
SIZES = (20, 200, 1000)
EDGE_CASES = [[0, 0], [0, 1], [1, 3], [69, 2], [1000, 5], [16, 1]]
def make_input(rng, size):
    return [10000 + rng.randrange(10000), size]
# %% program: good
from itertools import count as numbers_from, islice
def digit_sum(number):
    total = 0
    while number:
        number, digit = divmod(number, 10)
        total += digit
    return total

def lucky_tickets(start, count):
    lucky = (ticket for ticket in numbers_from(start) if digit_sum(ticket) % 7 == 0)
    return list(islice(lucky, count))
