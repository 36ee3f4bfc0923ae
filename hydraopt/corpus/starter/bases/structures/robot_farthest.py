# %% statement
# A robot at [0, 0] looks north (up the second number). Commands: "L" and "R" turn it, "F7" takes it 7 steps forward; it stops before an obstacle (pairs [x, y]). Return
# the largest x * x + y * y of the places where commands leave it, 0 at least.
# %% inputs
SIZES = (100, 1000, 4000)
EDGE_CASES = [[[], []], [["F4"], []], [["F4", "R", "F3"], []], [["F4", "R", "F4", "L", "F4"], [[2, 4]]], [["L", "L", "F1"], [[0, -1]]]]
def make_input(rng, size):
    commands = [rng.choice(["L", "R", "F3", "F9", "F5"]) for _ in range(size)]
    obstacles = {(rng.randrange(-60, 60), rng.randrange(-60, 60)) for _ in range(size // 4)} - {(0, 0)}
    return [commands, sorted([x, y] for x, y in obstacles)]
# %% program: good
def robot_farthest(commands, obstacles):
    blocked = {(x, y) for x, y in obstacles}
    x = y = 0
    dx, dy = 0, 1
    farthest = 0
    for command in commands:
        if command == "L":
            dx, dy = -dy, dx
        elif command == "R":
            dx, dy = dy, -dx
        else:
            for _ in range(int(command[1:])):
                ahead = (x + dx, y + dy)
                if ahead in blocked:
                    break
                x, y = ahead
            farthest = max(farthest, x * x + y * y)
    return farthest
