# %% statement
# Members have name and hobbies (a list of different texts); names differ. Return the number of pairs of members that share at least one hobby.
# %% inputs
SIZES = (10, 40, 150)
EDGE_CASES = [
    [[]],
    [[{"name": "Ann", "hobbies": ["chess"]}]],
    [[{"name": "Ann", "hobbies": ["chess"]}, {"name": "Bo", "hobbies": ["chess", "golf"]}]],
    [[{"name": "Ann", "hobbies": []}, {"name": "Bo", "hobbies": []}]],
    [[{"name": "Ann", "hobbies": ["a", "b"]}, {"name": "Bo", "hobbies": ["b", "a"]}, {"name": "Cy", "hobbies": ["a"]}]],
]
def make_input(rng, size):
    hobbies = [f"hobby{i}" for i in range(60)]
    return [[{"name": f"m{i}", "hobbies": rng.sample(hobbies, rng.randrange(9))} for i in range(size)]]
# %% program: good
from itertools import combinations


def common_hobby_pairs(members):
    hobbies = [set(member["hobbies"]) for member in members]
    pairs = 0
    for mine, yours in combinations(hobbies, 2):
        if not mine.isdisjoint(yours):
            pairs += 1
    return pairs
