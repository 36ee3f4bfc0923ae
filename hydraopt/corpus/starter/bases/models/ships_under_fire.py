# %% statement
# `ships` maps names to their cells [row, column] (none shared). For each shot return "miss", "hit NAME" or "sunk NAME" (when its last cell is
# hit); a cell that was shot at before is a "miss" again.
# %% inputs
SIZES = (50, 500, 3000)
EDGE_CASES = [[{}, []], [{}, [[1, 1]]], [{"Ida": [[0, 0]]}, [[0, 0], [0, 0]]], [{"Ida": [[0, 0], [0, 1]], "Bo": [[5, 5]]}, [[0, 1], [3, 3], [5, 5], [0, 0]]], [{"Ida": [[0, 0], [0, 1]]}, [[0, 1], [0, 1]]]]
def make_input(rng, size):
    side = int(size ** 0.5) + 8
    ships = {f"ship{row}": [[row, column + i] for i in range(4)] for row in range(side) for column in [rng.randrange(side - 4)]}
    return [ships, [[rng.randrange(side), rng.randrange(side)] for _ in range(size)]]
# %% program: good
def ships_under_fire(ships, shots):
    ship_at = {(row, column): name for name, cells in ships.items() for row, column in cells}
    afloat = {name: len(cells) for name, cells in ships.items()}
    reports = []
    for row, column in shots:
        name = ship_at.pop((row, column), None)
        if name is None:
            reports.append("miss")
            continue
        afloat[name] -= 1
        reports.append(f"hit {name}" if afloat[name] else f"sunk {name}")
    return reports
