# %% statement
# Return the reverse complement of a DNA strand: read from its end, with A and T exchanged and C and G exchanged;
# any other character becomes N.
# %% inputs
SIZES = (1000, 10000, 40000)
EDGE_CASES = [[""], ["A"], ["ACGT"], ["AAxC"], ["GATTACA"], ["nnn"]]
def make_input(rng, size):
    return ["".join(rng.choice("ACGTACGTACGTN") for _ in range(size))]
# %% program: good
def reverse_complement(strand):
    partner = {"A": "T", "T": "A", "C": "G", "G": "C"}
    return "".join(partner.get(base, "N") for base in reversed(strand))
