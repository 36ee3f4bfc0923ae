# %% statement
# Tell whether every required permission is among the granted ones.
# %% inputs
SIZES = (50, 200, 800)
EDGE_CASES = [[[], []], [["read"], []], [[], ["read"]], [["read", "read"], ["write", "read"]], [["a", "b"], ["a"]]]
def make_input(rng, size):
    granted = ["perm%d" % number for number in rng.sample(range(size * 4), size)]
    required = rng.sample(granted, size)
    if rng.random() < 0.3:
        required[-1] = "root"
    return [required, granted]
# %% program: original
def has_all(required, granted):
    matched = 0
    for need in required:
        present = False
        for permission in granted:
            if permission == need:
                present = True
        if present:
            matched = matched + 1
    return matched == len(required)
# %% program: all_in_list
def has_all(required, granted):
    return all(need in granted for need in required)
# %% program: all_in_set
def has_all(required, granted):
    allowed = set(granted)
    return all(need in allowed for need in required)
# %% program: superset
def has_all(required, granted):
    return set(granted).issuperset(required)
