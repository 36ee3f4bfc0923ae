# %% statement
# Return the corners of the tightest rope around all trees [x, y], from the leftmost (lowest on a tie) one counter-clockwise, without trees that
# lie on a straight piece of rope and without repeats. One or two different trees: these, sorted.
# %% inputs
SIZES = (100, 800, 3000)
EDGE_CASES = [[[]], [[[1, 1], [1, 1]]], [[[3, 1], [0, 0]]], [[[0, 0], [1, 1], [2, 2]]], [[[0, 0], [2, 0], [2, 2], [0, 2], [1, 1], [1, 0]]], [[[5, 5], [1, 9], [4, 4], [0, 0], [9, 1]]]]
def make_input(rng, size):
    return [[[rng.randrange(1000), rng.randrange(1000)] for _ in range(size)]]
# %% program: good
def half_rope(trees):
    rope = []
    for x, y in trees:
        while len(rope) > 1:
            (ax, ay), (bx, by) = rope[-2], rope[-1]
            if (bx - ax) * (y - ay) - (by - ay) * (x - ax) > 0:
                break
            rope.pop()
        rope.append((x, y))
    return rope


def rope_around_trees(trees):
    ordered = sorted({(x, y) for x, y in trees})
    if len(ordered) < 3:
        return [list(tree) for tree in ordered]
    lower = half_rope(ordered)
    upper = half_rope(reversed(ordered))
    return [list(tree) for tree in lower[:-1] + upper[:-1]]
