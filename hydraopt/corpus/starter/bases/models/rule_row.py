# %% statement
# A row of cells "." and "#" changes by a rule number of 0 to 255: a cell and its two neighbours (outside the row are dots), read as a
# binary number with "#" as 1 and the left one first, pick the bit of the rule that says whether the cell is "#". Return the row after `steps`.
# %% inputs
SIZES = (40, 120, 300)
EDGE_CASES = [["", 30, 3], ["#", 90, 1], ["..#..", 90, 2], ["..#..", 255, 1], ["#.#.#", 110, 0], ["....#", 110, 4]]
def make_input(rng, size):
    return ["".join(rng.choice(".#") for _ in range(size)), rng.choice([30, 54, 90, 110, 150]), size // 4]
# %% program: good
def rule_row(row, rule, steps):
    becomes = {
        f"{code:03b}".replace("0", ".").replace("1", "#"): "#" if rule >> code & 1 else "."
        for code in range(8)
    }
    for _ in range(steps):
        padded = f".{row}."
        row = "".join(becomes[padded[place:place + 3]] for place in range(len(row)))
    return row
