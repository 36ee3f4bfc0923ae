# %% statement
# Return how many binary digits 1 the non-negative numbers have altogether.
# %% inputs
SIZES = (100, 1000, 8000)
EDGE_CASES = [[[]], [[0]], [[1, 2, 3]], [[255, 256]], [[7, 7, 7]]]
def make_input(rng, size):
    return [[rng.randrange(2 ** 12) for _ in range(size)]]
# %% program: binary_text
def count_ones(numbers):
    ones = 0
    for number in numbers:
        digits = ""
        while number > 0:
            digits = str(number % 2) + digits
            number = number // 2
        for digit in digits:
            if digit == "1":
                ones = ones + 1
    return ones
# %% program: shift
def count_ones(numbers):
    ones = 0
    for number in numbers:
        while number:
            ones += number & 1
            number >>= 1
    return ones
# %% program: bin
def count_ones(numbers):
    return sum(bin(number).count("1") for number in numbers)
# %% program: joined
def count_ones(numbers):
    return "".join(map(bin, numbers)).count("1")
# %% program: bit_count
def count_ones(numbers):
    return sum(map(int.bit_count, numbers))
