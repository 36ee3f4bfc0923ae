# %% statement
# Every value that is more than tolerance away from the target costs 3 for each unit of its
# distance. Return the total cost.
# %% inputs
SIZES = (500, 5000, 40000)
EDGE_CASES = [[[], 5, 1], [[5], 5, 0], [[1, 9, 5, 6], 5, 1], [[-8, 3, 3], -2, 4], [[7, 7], 0, 7]]
CONSTANTS = {"3": ["5", "8"]}
def make_input(rng, size):
    return [[rng.randrange(-2000, 3000) for _ in range(size)], 400, 300]
# %% program: list-after-list
def deviation_cost(values, target, tolerance):
    distances = []
    for value in values:
        distances.append(abs(value - target))
    outside = []
    for distance in distances:
        if distance > tolerance:
            outside.append(distance)
    costs = []
    for distance in outside:
        costs.append(3 * distance)
    cost = 0
    for entry in costs:
        cost = cost + entry
    return cost
# %% program: generators
def deviation_cost(values, target, tolerance):
    distances = (abs(value - target) for value in values)
    return 3 * sum(distance for distance in distances if distance > tolerance)
# %% program: list-in-sum
def deviation_cost(values, target, tolerance):
    return 3 * sum([d for value in values if (d := abs(value - target)) > tolerance])
# %% program: single-loop
def deviation_cost(values, target, tolerance):
    far = 0
    for value in values:
        distance = abs(value - target)
        if distance > tolerance:
            far += distance
    return 3 * far
