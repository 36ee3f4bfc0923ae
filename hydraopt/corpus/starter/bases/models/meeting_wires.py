# %% statement
# Two wires start at (0, 0) and are laid by parts such as "R8" or "U5" (R, L, U, D and a positive length). Return [least |x| + |y| of a cell
# other than (0, 0) on both, least sum of both wires' lengths to such a cell, first time each], or None if there is none.
# %% inputs
SIZES = (20, 120, 500)
EDGE_CASES = [[[], []], [["R3"], ["U4"]], [["R8", "U5", "L5", "D3"], ["U7", "R6", "D4", "L4"]], [["R2", "L2"], ["R1"]], [["U1", "R1"], ["R1", "U2", "L2"]]]
def make_input(rng, size):
    wire = lambda: [rng.choice("RLUD") + str(rng.randrange(1, 15)) for _ in range(size)]
    return [wire(), wire()]
# %% program: good
AHEAD = {"R": (1, 0), "L": (-1, 0), "U": (0, 1), "D": (0, -1)}


def lengths_along(parts):
    x = y = length = 0
    first_length = {}
    for part in parts:
        dx, dy = AHEAD[part[0]]
        for _ in range(int(part[1:])):
            x, y, length = x + dx, y + dy, length + 1
            first_length.setdefault((x, y), length)
    first_length.pop((0, 0), None)
    return first_length


def meeting_wires(first, second):
    one, other = lengths_along(first), lengths_along(second)
    shared = one.keys() & other.keys()
    if not shared:
        return None
    return [min(abs(x) + abs(y) for x, y in shared), min(one[cell] + other[cell] for cell in shared)]
