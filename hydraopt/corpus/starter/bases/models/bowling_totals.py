# %% statement
# Each game is the list of its ten-pin bowling rolls, complete and valid (10 frames; a strike adds the next two rolls, a spare the next one).
# Return the games' totals in order.
# %% inputs
SIZES = (20, 150, 600)
EDGE_CASES = [[[]], [[[10] * 12]], [[[0] * 20]], [[[5] * 21]], [[[9, 1] * 10 + [9], [3, 4] * 10]], [[[10, 3, 6] + [0] * 16]]]
def make_input(rng, size):
    games = []
    for _ in range(size):
        rolls = []
        for _ in range(9):
            first = rng.choice([10, rng.randrange(10)])
            rolls += [10] if first == 10 else [first, rng.randrange(11 - first)]
        rolls += rng.choice([[10, 10, 4], [3, 7, 5], [2, 4]])
        games.append(rolls)
    return [games]
# %% program: good
def bowling_totals(games):
    totals = []
    for rolls in games:
        total = place = 0
        for _ in range(10):
            first_two = rolls[place] + rolls[place + 1]
            if rolls[place] == 10:
                total += first_two + rolls[place + 2]
                place += 1
            elif first_two == 10:
                total += 10 + rolls[place + 2]
                place += 2
            else:
                total += first_two
                place += 2
        totals.append(total)
    return totals
