# %% statement
# A robot starts at (0, 0) facing north. A command is -1 (turn left), -2 (turn right) or a count of steps ahead; it stops a command
# early before a rock (rocks are [x, y]; one at the start does not matter there). Return the largest x*x + y*y of any cell it stood on.
# %% inputs
SIZES = (60, 400, 1500)
EDGE_CASES = [[[], []], [[4, -2, 3], []], [[4, -2, 4, -1, 4], [[2, 4]]], [[-1, -1, 5], [[0, -1]]], [[9], [[0, 0], [0, 3]]], [[0], [[1, 1]]]]
def make_input(rng, size):
    commands = [rng.choice([-1, -2, rng.randrange(1, 10)]) for _ in range(size)]
    rocks = [[rng.randrange(-40, 41), rng.randrange(-40, 41)] for _ in range(size // 2)]
    return [commands, rocks]
# %% program: good
def blocked_robot(commands, rocks):
    blocked = {(x, y) for x, y in rocks}
    x = y = 0
    dx, dy = 0, 1
    farthest = 0
    for command in commands:
        if command == -1:
            dx, dy = -dy, dx
        elif command == -2:
            dx, dy = dy, -dx
        else:
            for _ in range(command):
                if (x + dx, y + dy) in blocked:
                    break
                x += dx
                y += dy
                farthest = max(farthest, x * x + y * y)
    return farthest
