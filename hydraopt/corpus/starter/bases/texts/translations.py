# %% statement
# The file has a line "word<TAB>translation" for each entry of a dictionary; a word may have several. Return the translations of each wanted
# word, sorted and joined by ", ", or "?" if it has none. Lines without a tab are passed over.
# %% inputs
SIZES = (50, 500, 3000)
EDGE_CASES = [{"args": ["d.tsv", []], "files": {"d.tsv": "a\tb\n"}}, {"args": ["d.tsv", ["a"]], "files": {"d.tsv": ""}}, {"args": ["d.tsv", ["cat", "dog"]], "files": {"d.tsv": "cat\tKatze\n"}}, {"args": ["d.tsv", ["cat", "cat"]], "files": {"d.tsv": "cat\tMieze\nx\ncat\tKatze"}}, {"args": ["d.tsv", ["", "b"]], "files": {"d.tsv": "\tnone\nb\t\nb\tB\n"}}]
def make_input(rng, size):
    words = ["".join(rng.choice("abcdeimnor") for _ in range(5)) for _ in range(size)]
    lines = [f"{rng.choice(words)}\t{word[::-1]}" for word in words]
    return {"args": ["words.tsv", [rng.choice(words) for _ in range(size)]], "files": {"words.tsv": "\n".join(lines) + "\n"}}
# %% program: good
from collections import defaultdict


def translations(path, wanted):
    entries = defaultdict(list)
    with open(path) as file:
        for line in file:
            word, tab, meaning = line.rstrip("\n").partition("\t")
            if tab:
                entries[word].append(meaning)
    return [", ".join(sorted(entries[word])) if word in entries else "?" for word in wanted]
