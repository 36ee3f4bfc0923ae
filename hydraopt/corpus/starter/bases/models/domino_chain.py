# %% statement
# Tell for each set of dominoes ([a, b] numbers, turned as one likes) whether all of them can be laid in one chain in which touching halves
# are equal: "ring" if its ends can be equal, too, "line" if only otherwise, "no". An empty set is a "ring".
# %% inputs
SIZES = (10, 60, 250)
EDGE_CASES = [[[]], [[[]]], [[[[1, 1]], [[1, 2]], [[1, 2], [3, 4]]]], [[[[1, 2], [2, 3], [3, 1]], [[1, 2], [1, 3], [1, 4]]]], [[[[1, 2], [2, 1]], [[5, 5], [6, 6]]]]]
def make_input(rng, size):
    sets = []
    for _ in range(size):
        number, dominoes = rng.randrange(7), []
        for _ in range(rng.randrange(1, 15)):
            other = rng.randrange(7)
            dominoes.append([number, other])
            number = other if rng.random() < 0.97 else rng.randrange(7)
        rng.shuffle(dominoes)
        sets.append(dominoes)
    return [sets]
# %% program: good
from collections import defaultdict


def chain_kind(dominoes):
    beside = defaultdict(list)
    for left, right in dominoes:
        beside[left].append(right)
        beside[right].append(left)
    if not beside:
        return "ring"
    first = dominoes[0][0]
    reached = {first}
    to_visit = [first]
    while to_visit:
        for number in beside[to_visit.pop()]:
            if number not in reached:
                reached.add(number)
                to_visit.append(number)
    if any(number not in reached for number in beside):
        return "no"
    odd = sum(1 for halves in beside.values() if len(halves) % 2)
    return {0: "ring", 2: "line"}.get(odd, "no")


def domino_chain(sets):
    return [chain_kind(dominoes) for dominoes in sets]
