# %% statement
# Both lists of article numbers are ascending, without repeats. Return, ascending, the numbers
# that are in just one of them.
# %% inputs
SIZES = (300, 1500, 5000)
EDGE_CASES = [[[], []], [[1], []], [[], [4, 5]], [[1, 2, 3], [1, 2, 3]], [[1, 3, 5, 8], [2, 3, 8, 9]]]
def make_input(rng, size):
    return [sorted(rng.sample(range(2 * size), size)), sorted(rng.sample(range(2 * size), size))]
# %% program: good
def stock_differences(counted, booked):
    differences = []
    here = there = 0
    while here < len(counted) and there < len(booked):
        left, right = counted[here], booked[there]
        if left == right:
            here += 1
            there += 1
        elif left < right:
            differences.append(left)
            here += 1
        else:
            differences.append(right)
            there += 1
    differences.extend(counted[here:])
    differences.extend(booked[there:])
    return differences
