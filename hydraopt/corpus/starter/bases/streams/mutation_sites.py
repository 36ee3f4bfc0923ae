# %% statement
# Return the places (from 0) where two texts of DNA letters differ, over the length of the shorter one, but at
# most the first `limit` of them.
# %% inputs
SIZES = (300, 3000, 20000)
EDGE_CASES = [["", "", 3], ["A", "C", 3], ["ACGT", "AGGA", 1], ["ACGT", "AC", 9], ["TTTT", "AAAA", 2], ["GC", "CG", 0]]
def make_input(rng, size):
    strand = rng.choices("ACGT", k=size)
    other = [letter if rng.randrange(10) else rng.choice("ACGT") for letter in strand]
    return ["".join(strand), "".join(other), size // 15]
# %% program: good
from itertools import islice
def differences(strand, other):
    for place, (left, right) in enumerate(zip(strand, other)):
        if left != right:
            yield place

def mutation_sites(strand, other, limit):
    return list(islice(differences(strand, other), limit))
