# %% statement
# Return the least number of single-letter insertions, deletions and replacements that turn
# the source word into the target word.
# %% inputs
SIZES = (15, 50, 150)
EDGE_CASES = [["", ""], ["", "abc"], ["same", "same"], ["kitten", "sitting"], ["ab", "ba"]]
def make_input(rng, size):
    return ["".join(rng.choice("abcd") for _ in range(size)) for _ in range(2)]
# %% program: full_table
def edit_distance(source, target):
    n, m = len(source), len(target)
    table = [[0] * (m + 1) for _ in range(n + 1)]
    for i in range(n + 1):
        for j in range(m + 1):
            if i == 0 or j == 0:
                table[i][j] = i + j
            elif source[i - 1] == target[j - 1]:
                table[i][j] = table[i - 1][j - 1]
            else:
                table[i][j] = 1 + min([table[i - 1][j], table[i][j - 1], table[i - 1][j - 1]])
    return table[n][m]
# %% program: rolling_row
def edit_distance(source, target):
    row = list(range(len(target) + 1))
    for i, a in enumerate(source, 1):
        fresh = [i]
        for j, b in enumerate(target):
            fresh.append(min(row[j + 1] + 1, fresh[j] + 1, row[j] + (a != b)))
        row = fresh
    return row[-1]
# %% program: one_row
def edit_distance(source, target):
    row = list(range(len(target) + 1))
    for a in source:
        corner, row[0] = row[0], row[0] + 1
        for j, b in enumerate(target, 1):
            if a == b:
                best = corner
            else:
                best = min(corner, row[j], row[j - 1]) + 1
            corner, row[j] = row[j], best
    return row[-1]
# %% program: comparisons
def edit_distance(source, target):
    row = list(range(len(target) + 1))
    for left, a in enumerate(source, 1):
        fresh, corner = [left], left - 1
        for b, above in zip(target, row[1:]):
            if a == b:
                left = corner
            else:
                if above < left:
                    left = above
                left = (corner if corner < left else left) + 1
            fresh.append(left)
            corner = above
        row = fresh
    return row[-1]
