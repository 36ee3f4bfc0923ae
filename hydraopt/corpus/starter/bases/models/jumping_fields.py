# %% statement
# Jumps on a row of numbered fields: from field i one goes to field i + numbers[i] (negative numbers lead back). Starting on field 0, return
# [jumps made, "out"] when one leaves the row, or [jumps made, "loop"] when one comes to a field a second time (that jump counts, too).
# %% inputs
SIZES = (200, 2000, 12000)
EDGE_CASES = [[[]], [[0]], [[1, 1, 1]], [[2, 0, -1, 5]], [[3, 9, 9, -2, 9]], [[1, -1]], [[-4, 2]]]
def make_input(rng, size):
    order = list(range(1, size))
    rng.shuffle(order)
    way = [0] + order[:size * 3 // 4]
    numbers = [rng.randrange(1, 9) for _ in range(size)]
    for here, there in zip(way, way[1:]):
        numbers[here] = there - here
    return [numbers]
# %% program: good
def jumping_fields(numbers):
    fields = len(numbers)
    been = set()
    field = 0
    while 0 <= field < fields:
        if field in been:
            return [len(been), "loop"]
        been.add(field)
        field += numbers[field]
    return [len(been), "out"]
