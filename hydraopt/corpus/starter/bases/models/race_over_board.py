# %% statement
# `players` pieces start on field 0 and move in turn by the given throws. A piece that reaches `goal` or more wins: return [player, throws
# made]. A piece that lands on a field of `slides` goes to the field it names. None if nobody wins.
# %% inputs
SIZES = (100, 1500, 8000)
EDGE_CASES = [[2, 10, {}, []], [1, 3, {}, [2, 1]], [2, 5, {"2": 4}, [2, 6]], [3, 9, {"4": 0, "8": 1}, [4, 4, 5, 6, 5, 2, 4]], [2, 100, {}, [6, 6, 6]]]
def make_input(rng, size):
    goal = size // 2 + 10
    slides = {str(rng.randrange(1, goal)): rng.randrange(goal // 2) for _ in range(5)}
    return [6, goal, slides, [rng.randrange(1, 7) for _ in range(size)]]
# %% program: good
from itertools import cycle


def race_over_board(players, goal, slides, throws):
    moved_to = {int(field): target for field, target in slides.items()}
    at = [0] * players
    for number, (player, throw) in enumerate(zip(cycle(range(players)), throws), 1):
        field = at[player] + throw
        if field >= goal:
            return [player, number]
        at[player] = moved_to.get(field, field)
    return None
