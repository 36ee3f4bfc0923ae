# %% statement
# From a number follows the sum of the squares of its digits, and so on; it is happy if 1 comes. Return the happy ones of the given
# positive numbers, in order.
# %% inputs
SIZES = (100, 1000, 5000)
EDGE_CASES = [[[]], [[1]], [[2, 4]], [[19, 7, 20]], [[100, 13, 13]], [[999999]]]
def make_input(rng, size):
    return [[1 + rng.randrange(100000) for _ in range(size)]]
# %% program: good
def happy_house_numbers(numbers):
    squares = {str(digit): digit * digit for digit in range(10)}
    verdicts = {}

    def is_happy(number):
        if number in (1, 4):
            return number == 1
        if number in verdicts:
            return verdicts[number]
        verdicts[number] = is_happy(sum(squares[digit] for digit in str(number)))
        return verdicts[number]

    return [number for number in numbers if is_happy(number)]
