# %% statement
# jumps tells for every field of a game to which field it leads. Begin at field 0 and return
# [first field that is visited again, length of the loop that it lies on]; [-1, 0] for no
# fields.
# %% inputs
SIZES = (300, 2000, 8000)
EDGE_CASES = [[[]], [[0]], [[1, 0]], [[1, 2, 1]], [[3, 0, 4, 2, 3]]]
def make_input(rng, size):
    order = list(range(1, size))
    rng.shuffle(order)
    jumps = [0] * size
    here = 0
    for there in order:
        jumps[here] = there
        here = there
    jumps[here] = order[size // 3]
    return [jumps]
# %% program: good
def game_loop(jumps):
    if not jumps:
        return [-1, 0]
    visited = {}
    field = 0
    while field not in visited:
        visited[field] = len(visited)
        field = jumps[field]
    return [field, len(visited) - visited[field]]
