# %% statement
# Return the numbers of start, start + step, start + 2 * step, ... below stop (start >= 0, step > 0) that are
# positive and divisible by the sum of their decimal digits.
# %% inputs
SIZES = (500, 4000, 12000)
EDGE_CASES = [[0, 0, 1], [0, 13, 1], [10, 11, 5], [18, 60, 7], [100, 140, 3], [50, 20, 2]]
def make_input(rng, size):
    return [rng.randrange(9), size + rng.randrange(size), rng.randrange(2, 6)]
# %% program: good
def digit_sum(number):
    total = 0
    while number:
        number, digit = divmod(number, 10)
        total += digit
    return total

def harshad_steps(start, stop, step):
    found = []
    for number in range(start, stop, step):
        if number and number % digit_sum(number) == 0:
            found.append(number)
    return found
