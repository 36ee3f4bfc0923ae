# %% statement
# On a ring road, station i gives fuel[i] litres and the way to the next one takes need[i].
# Return the lowest station from which the whole ring can be driven with a tank empty before it;
# None where there is none.
# %% inputs
SIZES = (400, 2500, 10000)
EDGE_CASES = [[[], []], [[3], [3]], [[3], [4]], [[1, 2, 3, 4, 5], [3, 4, 5, 1, 2]], [[2, 3, 4], [3, 4, 3]], [[0, 0], [0, 0]]]
def make_input(rng, size):
    need = [rng.randrange(40) for _ in range(size)]
    fuel = need[3:] + need[:3]
    return [fuel, need]
# %% program: good
def ring_start(fuel, need):
    if not fuel or sum(fuel) < sum(need):
        return None
    start = tank = 0
    for station, (given, used) in enumerate(zip(fuel, need)):
        tank += given - used
        if tank < 0:
            tank = 0
            start = station + 1
    return start
