# %% statement
# In a game of letter tiles, letters have the given points. Return the word with most points among those that can be laid with the letters
# of `rack` (each tile once), the first one if several; or "" if none has points.
# %% inputs
SIZES = (100, 800, 3000)
EDGE_CASES = [[[], "abc", {}], [["cab"], "abc", {"a": 1, "b": 3, "c": 3}], [["aa", "b"], "ab", {"a": 5, "b": 1}], [["x"], "", {"x": 8}], [["ab", "ba", "q"], "abq", {"a": 1, "b": 1}]]
def make_input(rng, size):
    letters = "abcdeilnorst"
    words = ["".join(rng.choice(letters) for _ in range(rng.randrange(2, 7))) for _ in range(size)]
    return [words, "".join(rng.choice(letters) for _ in range(16)), {letter: rng.randrange(1, 10) for letter in letters}]
# %% program: good
from collections import Counter


def best_tile_word(words, rack, points):
    tiles = Counter(rack)
    best = ""
    most = 0
    for word in words:
        score = sum(points.get(letter, 0) for letter in word)
        if score <= most:
            continue
        needed = Counter(word)
        if all(tiles[letter] >= amount for letter, amount in needed.items()):
            best = word
            most = score
    return best
