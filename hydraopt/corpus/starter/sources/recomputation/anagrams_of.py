# %% statement
# Return the candidates that consist of exactly the same letters as the word (letters counted,
# the word itself included), in the order given.
# %% inputs
SIZES = (100, 900, 5000)
EDGE_CASES = [["tea", []], ["tea", ["eat", "tee", "tea", "teaa"]], ["", ["", "a"]], ["aab", ["aba", "abb", "bbaa"]]]
def make_input(rng, size):
    word = "".join(rng.choice("abcdefgh") for _ in range(9))
    candidates = []
    for _ in range(size):
        letters = list(word)
        rng.shuffle(letters)
        for _ in range(rng.randrange(3)):
            letters[rng.randrange(9)] = rng.choice("abcdefgh")
        candidates.append("".join(letters)[:rng.choice([9, 9, 7, 5])])
    return [word, candidates]
# %% program: sort-both-in-loop
def anagrams_of(word, candidates):
    found = []
    for candidate in candidates:
        if sorted(candidate) == sorted(word):
            found.append(candidate)
    return found
# %% program: sort-word-once
def anagrams_of(word, candidates):
    letters = sorted(word)
    return [candidate for candidate in candidates if sorted(candidate) == letters]
# %% program: length-first
def anagrams_of(word, candidates):
    letters = sorted(word)
    size = len(word)
    return [c for c in candidates if len(c) == size and sorted(c) == letters]
