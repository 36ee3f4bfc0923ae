# %% statement
# Return the non-negative integers ordered by the sum of their decimal digits; numbers with the
# same digit sum keep their order.
# %% inputs
SIZES = (20, 60, 150)
EDGE_CASES = [[[]], [[0]], [[21, 12, 3]], [[100, 99, 1, 10]], [[5, 5, 5]]]
def make_input(rng, size):
    return [[rng.randrange(10 ** 6) for _ in range(size)]]
# %% program: insertion
def digit_sum(number):
    total = 0
    for digit in str(number):
        total += int(digit)
    return total

def order_by_digit_sum(numbers):
    ordered = []
    for number in numbers:
        spot = 0
        while spot < len(ordered) and digit_sum(ordered[spot]) <= digit_sum(number):
            spot += 1
        ordered.insert(spot, number)
    return ordered
# %% program: key
def digit_sum(number):
    return sum(map(int, str(number)))

def order_by_digit_sum(numbers):
    return sorted(numbers, key=digit_sum)
# %% program: arithmetic-key
def digit_sum(number):
    total = 0
    while number:
        number, digit = divmod(number, 10)
        total += digit
    return total

def order_by_digit_sum(numbers):
    return sorted(numbers, key=digit_sum)
# %% program: insort-key
from bisect import insort

def order_by_digit_sum(numbers):
    ordered = []
    for number in numbers:
        insort(ordered, number, key=lambda n: sum(map(int, str(n))))
    return ordered
