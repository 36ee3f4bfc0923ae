# %% statement
# Split parcel weights into three lists, in their order: lighter than the pivot, equal to it and
# heavier.
# %% inputs
SIZES = (300, 2000, 6000)
EDGE_CASES = [[[], 3], [[3], 3], [[1, 2], 3], [[9, 3, 1, 3, 7], 3], [[5, 4, 5], 4]]
def make_input(rng, size):
    return [[rng.randrange(20) for _ in range(size)], rng.randrange(5, 15)]
# %% program: good
def sort_by_scale(weights, pivot):
    lighter, equal, heavier = [], [], []
    for weight in weights:
        if weight < pivot:
            lighter.append(weight)
        elif weight > pivot:
            heavier.append(weight)
        else:
            equal.append(weight)
    return [lighter, equal, heavier]
