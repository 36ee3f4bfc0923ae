# %% statement
# In a square table each row and each column should hold each symbol of `symbols` (all different, as many as rows) exactly once. Return
# [places of the rows that do not, places of the columns that do not].
# %% inputs
SIZES = (15, 50, 130)
EDGE_CASES = [[[], []], [[["x"]], ["x"]], [[["a", "b"], ["b", "a"]], ["a", "b"]], [[["a", "b"], ["a", "b"]], ["b", "a"]], [[["a", "a"], ["a", "a"]], ["a", "b"]], [[["a", "c"], ["b", "a"]], ["a", "b"]]]
def make_input(rng, size):
    order = list(range(size))
    rng.shuffle(order)
    table = [[f"s{(a + b) % size}" for a in order] for b in range(size)]
    for _ in range(size // 8):
        table[rng.randrange(size)][rng.randrange(size)] = f"s{rng.randrange(size)}"
    return [table, [f"s{i}" for i in range(size)]]
# %% program: good
def spoiled_lines(table, symbols):
    wanted = set(symbols)
    rows = [place for place, row in enumerate(table) if set(row) != wanted]
    columns = [place for place, column in enumerate(zip(*table)) if set(column) != wanted]
    return [rows, columns]
