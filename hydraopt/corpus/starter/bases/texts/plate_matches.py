# %% statement
# Each wanted mask has letters, digits and "?" (any one sign). Return for each mask the number of different plates that match it as a whole.
# %% inputs
SIZES = (50, 300, 1000)
EDGE_CASES = [[[], []], [["B12"], []], [[], ["?"]], [["B12", "B13", "B12"], ["B1?", "???", "B?"]], [["AB", "BA", "A"], ["?A", "A?", "??", "?", ""]]]
def make_input(rng, size):
    plates = ["".join(rng.choice("ABCD12") for _ in range(rng.choice([5, 6, 7, 8]))) for _ in range(size)]
    masks = ["".join("?" if rng.random() < 0.4 else sign for sign in rng.choice(plates)) for _ in range(20)]
    return [plates, masks]
# %% program: good
from collections import defaultdict


def plate_matches(plates, masks):
    by_length = defaultdict(list)
    for plate in set(plates):
        by_length[len(plate)].append(plate)
    counts = []
    for mask in masks:
        fixed = [(place, sign) for place, sign in enumerate(mask) if sign != "?"]
        candidates = by_length.get(len(mask), [])
        counts.append(sum(1 for plate in candidates if all(plate[at] == sign for at, sign in fixed)))
    return counts
