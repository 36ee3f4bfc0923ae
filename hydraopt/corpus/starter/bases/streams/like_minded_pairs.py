# %% statement
# `hobbies` maps each person to a list of hobbies. Return how many unordered pairs of persons share at least
# `least` different hobbies.
# %% inputs
SIZES = (20, 60, 160)
EDGE_CASES = [[{}, 1], [{"Al": ["chess"]}, 0], [{"Al": ["chess", "golf"], "Bo": ["golf"], "Cy": ["golf", "chess"]}, 2], [{"Al": ["chess"], "Bo": [], "Cy": []}, 0], [{"Al": ["x", "x"], "Bo": ["x"], "Cy": ["x", "y"]}, 1]]
def make_input(rng, size):
    return [{"person%d" % number: ["hobby%d" % rng.randrange(20) for _ in range(7)] for number in range(size)}, 3]
# %% program: good
from itertools import combinations
def like_minded_pairs(hobbies, least):
    likes = [set(names) for names in hobbies.values()]
    pairs = 0
    for mine, yours in combinations(likes, 2):
        if len(mine & yours) >= least:
            pairs += 1
    return pairs
