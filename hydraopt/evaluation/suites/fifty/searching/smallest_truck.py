# %% statement
# Parcels with positive whole weights wait in a row. A truck takes them in this order, on every trip
# as many as it can carry, in at most `trips` trips (1 or more). Return the smallest capacity of a
# truck that can do it; 0 when there are no parcels.
# %% inputs
SIZES = (20, 200, 900)
EDGE_CASES = [
    [[], 3],
    [[7], 1],
    [[7], 4],
    [[1, 2, 3, 4], 1],
    [[1, 2, 3, 4], 4],
    [[1, 2, 3, 4], 9],
    [[5, 5, 5, 5], 2],
    [[1, 1, 1, 90], 2],
    [[90, 1, 1, 1], 3],
]
def make_input(rng, size):
    return [[rng.randrange(1, 50) for _ in range(size)], 4 + size // 30]
# %% program: original
def smallest_truck(weights, trips):
    capacity = 0
    for weight in weights:
        capacity = max(capacity, weight)
    while True:
        loads = [[]]
        for weight in weights:
            if sum(loads[-1]) + weight > capacity:
                loads.append([])
            loads[-1].append(weight)
        if len(loads) <= trips:
            return capacity
        capacity = capacity + 1
# %% program: human
def trips_needed(weights, capacity):
    needed = 1
    load = 0
    for weight in weights:
        load += weight
        if load > capacity:
            needed += 1
            load = weight
    return needed

def smallest_truck(weights, trips):
    low = max(weights, default=0)
    high = sum(weights)
    while low < high:
        middle = (low + high) // 2
        if trips_needed(weights, middle) <= trips:
            high = middle
        else:
            low = middle + 1
    return low
# %% properties
from hypothesis import strategies as st
ARGUMENTS = [st.lists(st.integers(1, 40), max_size=20), st.integers(1, 8)]
def feasible(weights, trips, capacity):
    if any(weight > capacity for weight in weights):
        return False
    used, load = 1, 0
    for weight in weights:
        if load + weight > capacity:
            used, load = used + 1, 0
        load += weight
    return used <= trips
def property_the_capacity_is_enough(answer, weights, trips):
    assert feasible(weights, trips, answer)
def property_one_less_is_not_enough(answer, weights, trips):
    assert answer == 0 or not feasible(weights, trips, answer - 1)
