# %% statement
# `ladder` are different players, best first. `games` are [challenger, defender, winner] in order; a game counts only if the challenger stands 1 to 3 places below the
# defender and the winner is one of the two. If the challenger wins, he takes the defender's place, and the defender and those between move down one. Return [the ladder,
# games that did not count, player who gained most places in all or None]. The gain is the start place minus the end place; only above 0, of equals the higher one at the end.
# %% inputs
SIZES = (30, 300, 3000)
EDGE_CASES = [
    [[], [["A", "B", "A"]]],
    [["A", "B"], []],
    [["A", "B", "C", "D", "E"], [["D", "A", "D"], ["E", "D", "E"]]],
    [["A", "B", "C"], [["C", "A", "A"], ["B", "A", "C"], ["A", "B", "A"], ["A", "A", "A"]]],
    [["A", "B", "C"], [["C", "B", "C"], ["C", "A", "C"], ["X", "A", "X"]]],
]
def make_input(rng, size):
    ladder = [f"p{k}" for k in range(max(5, size // 5))]
    games = []
    for _ in range(size):
        place = rng.randrange(1, len(ladder))
        pair = [ladder[place], ladder[max(0, place - 1 - rng.randrange(3))]]
        games.append([*pair, rng.choice(pair)])
    return [ladder, games]
# %% program: good
def ladder_challenges(ladder, games):
    ranking = list(ladder)
    start = {player: place for place, player in enumerate(ladder)}
    place_of = dict(start)
    void = 0
    for challenger, defender, winner in games:
        low = place_of.get(challenger, -1)
        high = place_of.get(defender, -1)
        if min(low, high) < 0 or not 1 <= low - high <= 3 or winner not in (challenger, defender):
            void += 1
            continue
        if winner == challenger:
            ranking[high : low + 1] = [challenger] + ranking[high:low]
            for place in range(high, low + 1):
                place_of[ranking[place]] = place
    climber = max(ranking, key=lambda player: start[player] - place_of[player], default=None)
    if climber is not None and start[climber] <= place_of[climber]:
        climber = None
    return [ranking, void, climber]
