# %% statement
# Kaprekar's step sorts the four digits (leading zeros kept) descending and ascending and subtracts. Return for each number
# of 0..9999 the steps until 6174 is reached, or -1 where it never is (that ends at 0).
# %% inputs
SIZES = (200, 1000, 3000)
EDGE_CASES = [[[]], [[6174]], [[0, 1111]], [[3524]], [[1, 2111, 9998]], [[1234, 4321, 7641]]]
def make_input(rng, size):
    return [[rng.randrange(10000) for _ in range(size)]]
# %% program: good
def kaprekar_steps(numbers):
    memo = {6174: 0, 0: -1}

    def steps(number):
        if number in memo:
            return memo[number]
        ascending = "".join(sorted(f"{number:04d}"))
        further = steps(int(ascending[::-1]) - int(ascending))
        memo[number] = further + 1 if further >= 0 else -1
        return memo[number]

    return [steps(number) for number in numbers]
