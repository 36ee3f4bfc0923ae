# %% statement
# Sudokus are lists of nine texts of nine signs, digits 1 to 9 or "." for an empty cell. Return the indexes of those in which a digit stands twice
# in a row, a column or one of the nine 3 x 3 boxes.
# %% inputs
SIZES = (5, 40, 200)
EDGE_CASES = [[[]], [[["........."] * 9]], [[["1.......1"] + ["........."] * 8, ["........."] * 9]], [[["5........", "5........"] + ["........."] * 7]], [[["7........", ".7......."] + ["........."] * 7, ["........."] * 9, ["........."] * 8 + ["123456788"]]]]
def make_input(rng, size):
    sudokus = []
    for _ in range(size):
        digits = rng.sample("123456789", 9)
        rows = []
        for r in range(9):
            rows.append("".join(digits[(3 * r + r // 3 + c) % 9] if rng.random() < 0.6 else "." for c in range(9)))
        if rng.random() < 0.4:
            i = rng.randrange(9)
            rows[i] = rows[i][::-1]
        sudokus.append(rows)
    return [sudokus]
# %% program: good
def is_broken(rows):
    used = set()
    for r, row in enumerate(rows):
        for c, digit in enumerate(row):
            if digit == ".":
                continue
            marks = (("row", r, digit), ("column", c, digit), ("box", r // 3, c // 3, digit))
            for mark in marks:
                if mark in used:
                    return True
                used.add(mark)
    return False


def broken_sudokus(sudokus):
    return [index for index, rows in enumerate(sudokus) if is_broken(rows)]
