# %% statement
# `taxis` are [name, street number] on one long street, `calls` are [minute, from, to] in order of minutes. A drive takes a minute a number. Each
# call gets the nearest free taxi at its minute (of equals the first by name), which drives there and then to the goal and is free there from the
# minute it arrives. Return [[taxi or None for each call], sorted [taxi, numbers driven, calls served] of all taxis].
# %% inputs
SIZES = (20, 200, 1200)
EDGE_CASES = [
    [[], [[0, 1, 2]]],
    [[["cab", 5]], []],
    [[["cab", 5]], [[0, 7, 9], [3, 9, 9], [4, 9, 1]]],
    [[["cab", 5], ["bob", 9]], [[0, 7, 0], [0, 7, 10], [5, 1, 1]]],
    [[["b", 1], ["a", 1]], [[2, 1, 1], [2, 1, 1]]],
]
def make_input(rng, size):
    minute, calls = 0, []
    for _ in range(size):
        minute += rng.randrange(5)
        calls.append([minute, rng.randrange(100), rng.randrange(100)])
    return [[[f"taxi{k}", rng.randrange(100)] for k in range(25)], calls]
# %% program: good
def taxi_dispatch(taxis, calls):
    place = {name: number for name, number in taxis}
    free_from = dict.fromkeys(place, 0)
    driven = dict.fromkeys(place, 0)
    served = dict.fromkeys(place, 0)
    names = sorted(place)
    sent = []
    for minute, start, goal in calls:
        free = [name for name in names if free_from[name] <= minute]
        if not free:
            sent.append(None)
            continue
        taxi = min(free, key=lambda name: abs(place[name] - start))
        way = abs(place[taxi] - start) + abs(goal - start)
        place[taxi] = goal
        free_from[taxi] = minute + way
        driven[taxi] += way
        served[taxi] += 1
        sent.append(taxi)
    return [sent, [[name, driven[name], served[name]] for name in names]]
