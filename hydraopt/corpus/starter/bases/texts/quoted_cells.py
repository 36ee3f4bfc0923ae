# %% statement
# Split a row of comma-separated cells. A cell may be put in double quotes: commas in it do not separate, and two double
# quotes in it stand for one. Quotes themselves are not part of a cell. The empty row has one empty cell.
# %% inputs
SIZES = (100, 1000, 6000)
EDGE_CASES = [[""], [","], ["a,b"], ["\"a,b\",c"], ["\"say \"\"hi\"\"\",x"], ["x,\"\",y,"], ["\"open,end"]]
def make_input(rng, size):
    cells = ["apple", "12.50", "\"red, green\"", "\"5\"\" pipe\"", "", "\"\"", "x y"]
    return [",".join(rng.choice(cells) for _ in range(size))]
# %% program: good
def quoted_cells(row):
    cells = []
    current = []
    quoted = False
    place = 0
    length = len(row)
    while place < length:
        sign = row[place]
        if sign == '"':
            if quoted and place + 1 < length and row[place + 1] == '"':
                current.append('"')
                place += 1
            else:
                quoted = not quoted
        elif sign == "," and not quoted:
            cells.append("".join(current))
            current = []
        else:
            current.append(sign)
        place += 1
    cells.append("".join(current))
    return cells
