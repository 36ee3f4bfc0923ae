# %% statement
# Cells of a sheet hold a number or a formula, a text of other cells' names joined by "+" (no circles). Return the value of each by name, in the same order.
# A name that is no cell counts 0.
# %% inputs
SIZES = (30, 300, 2000)
EDGE_CASES = [[{}], [{"A1": 5}], [{"A1": "A2", "A2": 3}], [{"A1": "A2+A3+A3", "A2": "A3", "A3": 4}], [{"B1": "Z9+B2", "B2": -1}]]
def make_input(rng, size):
    width = max(2, size // 8)
    cells = {f"R{7}C{i}": rng.randrange(100) for i in range(width)}
    for row in range(6, -1, -1):
        for i in range(width):
            cells[f"R{row}C{i}"] = "+".join(f"R{row + 1}C{rng.randrange(width)}" for _ in range(3))
    return [dict(reversed(cells.items()))]
# %% program: good
def sheet_values(cells):
    values = {}

    def value_of(name):
        content = cells.get(name, 0)
        if not isinstance(content, str):
            return content
        if name in values:
            return values[name]
        values[name] = sum(value_of(part) for part in content.split("+"))
        return values[name]

    return {name: value_of(name) for name in cells}
