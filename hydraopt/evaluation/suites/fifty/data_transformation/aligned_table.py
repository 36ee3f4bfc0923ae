# %% statement
# The rows of a table are lists of texts, equally long. Return one line of text for each row: every
# cell is filled up with blanks at its right to the width of the widest cell of its column, and " |
# " stands between neighbouring cells.
# %% inputs
SIZES = (20, 1_000, 8_000)
EDGE_CASES = [
    [[]],
    [[[]]],
    [[["a"]]],
    [[[""], [""]]],
    [[["name", "town"], ["Al", "Rome"], ["Beatrice", "Ur"]]],
    [[["", "x", ""], ["yy", "", "zzz"]]],
    [[["a ", " b"], ["é", "|"]]],
]
def make_input(rng, size):
    return [[["x" * rng.randrange(1, 16) for _ in range(8)] for _ in range(size)]]
# %% program: original
def aligned_table(rows):
    widths = []
    for row in rows[:1]:
        for column in range(len(row)):
            lengths = []
            for other in rows:
                lengths.append(len(other[column]))
            widths.append(sorted(lengths)[-1])
    lines = []
    for row in rows:
        line = ""
        for column in range(len(row)):
            cell = row[column]
            while len(cell) < widths[column]:
                cell = cell + " "
            if column > 0:
                line = line + " | "
            line = line + cell
        lines.append(line)
    return lines
# %% program: human
def aligned_table(rows):
    widths = [max(map(len, column)) for column in zip(*rows)]
    return [" | ".join(map(str.ljust, row, widths)) for row in rows]
# %% properties
from hypothesis import strategies as st
ARGUMENTS = [
    st.integers(0, 4).flatmap(
        lambda width: st.lists(
            st.lists(st.text("ab ", max_size=5), min_size=width, max_size=width), max_size=6
        )
    )
]
def property_lines_are_equally_long(answer, rows):
    assert len(answer) == len(rows)
    assert len({len(line) for line in answer}) <= 1
def property_cells_begin_at_the_same_place_in_every_line(answer, rows):
    for line, row in zip(answer, rows):
        place = 0
        for column, cell in enumerate(row):
            width = max(len(other[column]) for other in rows)
            assert line[place : place + width] == cell + " " * (width - len(cell))
            place += width
            if column < len(row) - 1:
                assert line[place : place + 3] == " | "
                place += 3
        assert place == len(line)
