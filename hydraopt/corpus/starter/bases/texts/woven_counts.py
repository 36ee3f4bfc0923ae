# %% statement
# A row of a loom is a text of "#" and ".". In the next row a place is "#" if exactly one of its two neighbours is "#" (outside is "."). Return the
# numbers of "#" in the first row and the `rows` rows after it.
# %% inputs
SIZES = (20, 60, 150)
EDGE_CASES = [["", 2], ["#", 1], ["..#..", 3], ["##", 0], ["#.#.#", 4]]
def make_input(rng, size):
    return ["".join(rng.choice(".#") for _ in range(size)), size]
# %% program: good
def woven_counts(row, rows):
    counts = [row.count("#")]
    for _ in range(rows):
        framed = f".{row}."
        row = "".join("#" if left != right else "." for left, right in zip(framed, framed[2:]))
        counts.append(row.count("#"))
    return counts
