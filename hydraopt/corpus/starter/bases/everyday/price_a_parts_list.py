# %% statement
# `parts` are [part, cents of work, list of [sub-part, pieces]] without cycles; a part's cost is its work plus its pieces' costs. A part
# that is not listed costs `bought` cents. `wanted` are part names. Return [costs of the wanted parts in order, name of the dearest
# of them (first of equals) or None].
# %% inputs
SIZES = (10, 60, 300)
EDGE_CASES = [
    [[], [], 5],
    [[], ["bolt"], 5],
    [[["lid", 10, [["bolt", 4]]]], ["lid", "bolt"], 5],
    [[["box", 1, [["lid", 2], ["nail", 6]]], ["lid", 10, [["bolt", 4]]]], ["lid", "box"], 5],
    [[["a", 7, []], ["b", 7, []]], ["b", "a", "b"], 5],
]
def make_input(rng, size):
    parts = []
    for k in range(size):
        below = [[f"part{max(0, k - 1 - rng.randrange(25))}", 1 + rng.randrange(2)] for _ in range(2)] if k % 25 else []
        parts.append([f"part{k}", rng.randrange(90), below if k < 25 else [[f"part{k - 25}", 2], [f"part{k // 25 * 25 - 25 + rng.randrange(25)}", 1], [f"screw{k}", 3]]])
    return [parts, [f"part{k}" for k in range(0, size, 2)], 4]
# %% program: good
from functools import cache


def price_a_parts_list(parts, wanted, bought):
    work = {part: cents for part, cents, _ in parts}
    needs = {part: pieces for part, _, pieces in parts}

    @cache
    def cost(name):
        if name not in work:
            return bought
        return work[name] + sum(count * cost(piece) for piece, count in needs[name])

    costs = [cost(name) for name in wanted]
    if not costs:
        return [[], None]
    dearest = wanted[costs.index(max(costs))]
    return [costs, dearest]
