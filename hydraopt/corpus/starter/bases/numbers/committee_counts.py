# %% statement
# For each [people, places] return how many different groups of that many places can be chosen from the people,
# modulo 1000000007. No group can be chosen where places > people.
# %% inputs
SIZES = (50, 300, 1000)
EDGE_CASES = [[[]], [[[0, 0]]], [[[5, 2]]], [[[3, 4], [4, 4]]], [[[10, 5], [6, 1]]], [[[60, 30]]]]
def make_input(rng, size):
    return [[[rng.randrange(20, 60), rng.randrange(0, 40)] for _ in range(size)]]
# %% program: good
def choose(people, places):
    if places > people:
        return 0
    ways = 1
    for taken in range(min(places, people - places)):
        ways = ways * (people - taken) // (taken + 1)
    return ways

def committee_counts(requests):
    return [choose(people, places) % 1000000007 for people, places in requests]
