# %% statement
# A row of cells, "#" or ".", changes in steps: a cell's next state is bit 4a + 2b + c of `rule`, where a, b, c are 1 for a "#" on the left, at it, and on the right (none beyond
# the ends). Return the number of "#" after each of the steps.
# %% inputs
SIZES = (20, 60, 150)
EDGE_CASES = [["", 30, 2], ["#", 0, 1], ["#", 255, 0], ["...#...", 90, 3], [".##.#", 110, 4], ["....", 1, 2]]
def make_input(rng, size):
    return ["".join(rng.choice("#.") for _ in range(size)), rng.choice([30, 110, 54]), size // 2]
# %% program: good
def cellular_rows(row, rule, steps):
    born = [rule >> pattern & 1 for pattern in range(8)]
    cells = [int(sign == "#") for sign in row]
    counts = []
    for _ in range(steps):
        left = [0, *cells]
        right = [*cells[1:], 0]
        cells = [born[4 * a + 2 * b + c] for a, b, c in zip(left, cells, right)]
        counts.append(sum(cells))
    return counts
