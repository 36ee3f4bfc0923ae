# %% statement
# A robot starts on cell (0, 0) facing north. "F" moves it one cell ahead, "L" and "R" turn it by a quarter, other letters do nothing.
# Return how many different cells it has stood on, the first among them.
# %% inputs
SIZES = (200, 2000, 8000)
EDGE_CASES = [[""], ["F"], ["FRFRFRFR"], ["LLLL"], ["FXFLLFF"], ["FFLFRFF"]]
def make_input(rng, size):
    return ["".join(rng.choice("FFFLR") for _ in range(size))]
# %% program: good
def robot_trail(commands):
    x, y = 0, 0
    dx, dy = 0, 1
    stood_on = {(0, 0)}
    for command in commands:
        if command == "F":
            x += dx
            y += dy
            stood_on.add((x, y))
        elif command == "L":
            dx, dy = -dy, dx
        elif command == "R":
            dx, dy = dy, -dx
    return len(stood_on)
