# %% statement
# `glossary` lists [abbreviation, meaning]; the first entry of an abbreviation counts. Replace each token that is an abbreviation
# by "meaning (abbreviation)" at its first use and by the abbreviation alone later. Return all tokens joined by spaces.
# %% inputs
SIZES = (100, 800, 3000)
EDGE_CASES = [[[], []], [["a"], []], [["UN", "and", "UN"], [["UN", "United Nations"]]], [["EU", "eu"], [["EU", "Union"], ["EU", "other"]]], [["x", "y", "x"], [["y", "why"], ["x", "ex"], ["z", "zed"]]]]
def make_input(rng, size):
    short = ["".join(rng.choice("ABCDEF") for _ in range(4)) for _ in range(size // 3)]
    tokens = [rng.choice(short) if rng.random() < 0.7 else "word" for _ in range(size)]
    return [tokens, [[name, name.lower() + " meaning"] for name in short if rng.random() < 0.8]]
# %% program: good
def expand_abbreviations(tokens, glossary):
    meanings = {}
    for short, meaning in glossary:
        meanings.setdefault(short, meaning)
    explained = set()
    parts = []
    for token in tokens:
        if token in meanings and token not in explained:
            explained.add(token)
            parts.append(f"{meanings[token]} ({token})")
        else:
            parts.append(token)
    return " ".join(parts)
