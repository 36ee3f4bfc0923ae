# %% statement
# Translate an RNA text by its codons of three letters: AUG is M, UUU F, GGC G, GCU A, AAA K, CCC P, and any other is X. Stop
# before the first codon UAA, UAG or UGA; one or two letters left at the end are ignored.
# %% inputs
SIZES = (300, 3000, 30000)
EDGE_CASES = [[""], ["AU"], ["AUGUUU"], ["AUGUAAGGC"], ["UGA"], ["GGCGCUCCCAA"], ["AAACCGUAGA"]]
def make_input(rng, size):
    codons = ["AUG", "UUU", "GGC", "GCU", "AAA", "CCC", "CAU", "GUG"]
    return ["".join(rng.choice(codons) for _ in range(size)) + rng.choice(["", "UAAAUG", "U"])]
# %% program: good
ACIDS = {"AUG": "M", "UUU": "F", "GGC": "G", "GCU": "A", "AAA": "K", "CCC": "P"}
STOPS = {"UAA", "UAG", "UGA"}


def translate_codons(strand):
    protein = []
    for start in range(0, len(strand) - 2, 3):
        codon = strand[start : start + 3]
        if codon in STOPS:
            break
        protein.append(ACIDS.get(codon, "X"))
    return "".join(protein)
