# %% statement
# `players` are [name, points], `played` are pairs of names that have met. Rank by falling points, then name. The highest
# unpaired player meets the next one in the ranking that is unpaired and not yet met; with none left, the player sits
# out. Return [the pairs, the players who sit out], both in ranking order.
# %% inputs
SIZES = (30, 300, 2000)
EDGE_CASES = [
    [[], []],
    [[["Liv", 3]], []],
    [[["Liv", 3], ["Oto", 5]], []],
    [[["Liv", 3], ["Oto", 5]], [["Liv", "Oto"]]],
    [[["Liv", 3], ["Oto", 5], ["Bo", 5], ["Di", 1]], [["Oto", "Bo"], ["Liv", "Bo"]]],
]
def make_input(rng, size):
    players = [[f"n{k}", rng.randrange(8)] for k in range(size)]
    ranked = sorted(players, key=lambda player: (-player[1], player[0]))
    played = []
    for _ in range(size * 2):
        place = rng.randrange(size)
        other = min(size - 1, place + 1 + rng.randrange(6))
        played.append([ranked[place][0], ranked[other][0]])
    return [players, played]
# %% program: good
def swiss_pairings(players, played):
    met = set()
    for home, guest in played:
        met.add((home, guest))
        met.add((guest, home))
    ranking = [name for name, _ in sorted(players, key=lambda player: (-player[1], player[0]))]
    paired = set()
    pairs, resting = [], []
    for place, name in enumerate(ranking):
        if name in paired:
            continue
        for other in range(place + 1, len(ranking)):
            rival = ranking[other]
            if rival not in paired and (name, rival) not in met:
                pairs.append([name, rival])
                paired.add(rival)
                break
        else:
            resting.append(name)
    return [pairs, resting]
