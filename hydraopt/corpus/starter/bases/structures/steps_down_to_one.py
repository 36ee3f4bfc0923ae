# %% statement
# A number above 1 may be lessened by one, halved if it is even, or divided by three if that leaves no rest. Return for each of the given positive numbers
# the fewest steps to 1.
# %% inputs
SIZES = (50, 400, 2000)
EDGE_CASES = [[[]], [[1]], [[2, 3]], [[10]], [[28, 15, 28]], [[97, 1]]]
def make_input(rng, size):
    return [[1 + rng.randrange(5 * size) for _ in range(size)]]
# %% program: good
def steps_down_to_one(numbers):
    fewest = {}

    def steps(number):
        if number < 4:
            return min(1, number - 1)
        if number in fewest:
            return fewest[number]
        halves, odd = divmod(number, 2)
        thirds, rest = divmod(number, 3)
        fewest[number] = 1 + min(odd + steps(halves), rest + steps(thirds))
        return fewest[number]

    return [steps(number) for number in numbers]
