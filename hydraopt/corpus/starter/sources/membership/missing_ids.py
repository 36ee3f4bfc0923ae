# %% statement
# Return in ascending order the ids from 1 to highest that are not among the used ids.
# %% inputs
SIZES = (100, 400, 1500)
EDGE_CASES = [[[], 0], [[], 3], [[1, 2, 3], 3], [[2, 2, 9], 4], [[-1, 0, 1], 2]]
def make_input(rng, size):
    used = rng.sample(range(1, size + 1), size * 2 // 3)
    used += [rng.choice(used) for _ in range(size // 10)]
    return [used, size]
# %% program: original
def free_ids(used, highest):
    free = []
    number = 1
    while number <= highest:
        if used.count(number) == 0:
            free.append(number)
        number += 1
    return free
# %% program: set
def free_ids(used, highest):
    taken = set(used)
    return [number for number in range(1, highest + 1) if number not in taken]
# %% program: set_difference
def free_ids(used, highest):
    return sorted(set(range(1, highest + 1)) - set(used))
# %% program: flags
def free_ids(used, highest):
    taken = bytearray(highest + 1)
    for number in used:
        if 0 < number <= highest:
            taken[number] = 1
    return [number for number in range(1, highest + 1) if not taken[number]]
