# %% statement
# A whole number is abundant when its divisors other than itself add up to more than the number (12
# is: 1 + 2 + 3 + 4 + 6 = 16). Return all abundant numbers up to and including the limit, in
# ascending order.
# %% inputs
SIZES = (100, 700, 2_200)
EDGE_CASES = [[0], [1], [11], [12], [20], [-5], [6], [28], [945]]
def make_input(rng, size):
    return [size + rng.randrange(size // 20)]
# %% program: original
def abundant_numbers(limit):
    abundant = []
    for number in range(1, limit + 1):
        divisors = []
        for candidate in range(1, number):
            if number % candidate == 0:
                divisors.append(candidate)
        if sum(divisors) > number:
            abundant.append(number)
    return abundant
# %% program: human
def abundant_numbers(limit):
    sums = [0] * (limit + 1)
    for divisor in range(1, limit // 2 + 1):
        for multiple in range(2 * divisor, limit + 1, divisor):
            sums[multiple] += divisor
    return [number for number in range(1, limit + 1) if sums[number] > number]
# %% properties
from hypothesis import strategies as st
ARGUMENTS = [st.integers(-5, 250)]
def property_they_ascend_up_to_the_limit(answer, limit):
    assert answer == sorted(set(answer)) and all(12 <= number <= limit for number in answer)
def property_multiples_of_an_abundant_number_are_abundant(answer, limit):
    found = set(answer)
    for number in answer:
        assert found.issuperset(range(number, limit + 1, number))
def property_each_number_is_judged_rightly(answer, limit):
    found = set(answer)
    for number in range(1, limit + 1):
        total = sum(d for d in range(1, number // 2 + 1) if number % d == 0)
        assert (number in found) == (total > number)
