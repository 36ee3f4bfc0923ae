# %% statement
# A van can carry `capacity` kilograms. Each parcel is [weight, value] with a positive weight and a
# value that is not negative, and can be taken once or not at all. Return the greatest total value
# that can be carried.
# %% inputs
SIZES = (10, 60, 240)
EDGE_CASES = [
    [[], 10],
    [[[3, 5]], 0],
    [[[3, 5]], 3],
    [[[11, 99]], 10],
    [[[5, 10], [4, 40], [6, 30], [3, 50]], 10],
    [[[2, 3], [2, 3], [2, 3]], 5],
    [[[6, 12], [5, 8], [5, 8]], 10],
    [[[1, 0], [2, 0]], 3],
]
def make_input(rng, size):
    parcels = [[rng.randrange(1, 40), rng.randrange(200)] for _ in range(size)]
    return [parcels, size * 10]
# %% program: original
def best_load(parcels, capacity):
    table = []
    for i in range(len(parcels) + 1):
        table.append([0] * (capacity + 1))
    for i in range(1, len(parcels) + 1):
        weight = parcels[i - 1][0]
        value = parcels[i - 1][1]
        for room in range(capacity + 1):
            table[i][room] = table[i - 1][room]
            if weight <= room:
                with_parcel = table[i - 1][room - weight] + value
                if with_parcel > table[i][room]:
                    table[i][room] = with_parcel
    return table[len(parcels)][capacity]
# %% program: human
def best_load(parcels, capacity):
    best = [0] * (capacity + 1)
    for weight, value in parcels:
        # best[room] without the parcel beside best[room - weight] with it.
        best[weight:] = [
            without if without > (with_parcel := before + value) else with_parcel
            for without, before in zip(best[weight:], best)
        ]
    return best[capacity]
# %% properties
from itertools import combinations
from hypothesis import strategies as st
ARGUMENTS = [
    st.lists(st.tuples(st.integers(1, 12), st.integers(0, 20)).map(list), max_size=7),
    st.integers(0, 30),
]
def property_is_the_best_choice_of_parcels_that_fit(answer, parcels, capacity):
    choices = [chosen for r in range(len(parcels) + 1) for chosen in combinations(parcels, r)]
    assert answer == max(
        sum(value for _, value in chosen)
        for chosen in choices
        if sum(weight for weight, _ in chosen) <= capacity
    )
