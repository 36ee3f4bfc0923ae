# %% statement
# Return the abbreviation of each society's name: the first letters, in upper case, of its words that are not among of, the, and, for, in
# (either case); a name without such words gives "-".
# %% inputs
SIZES = (100, 1000, 4000)
EDGE_CASES = [[[]], [[""]], [["the of"]], [["League of the Red Kites"]], [["friends in need", "Bread and Roses for all"]]]
def make_input(rng, size):
    words = ["society", "of", "the", "Northern", "bird", "and", "friends", "for", "music", "In", "sailing", "Old"]
    return [[" ".join(rng.choice(words) for _ in range(rng.randrange(1, 8))) for _ in range(size)]]
# %% program: good
def abbreviations(societies):
    small = {"of", "the", "and", "for", "in"}
    return [
        "".join(word[0].upper() for word in society.split() if word.lower() not in small) or "-"
        for society in societies
    ]
