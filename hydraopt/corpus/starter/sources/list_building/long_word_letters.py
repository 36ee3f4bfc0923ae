# %% statement
# Return the number of letters of all words that have more than 6 letters together.
# %% inputs
SIZES = (200, 1000, 4000)
EDGE_CASES = [[[]], [["short"]], [["sevenxx", "exactly", "six666"]], [["abcdefgh", "", "abcdefgh"]]]
CONSTANTS = {"6": ["4", "8"]}
def make_input(rng, size):
    return [["w" * rng.randrange(1, 14) for _ in range(size)]]
# %% program: original
def long_word_letters(words):
    long_words = []
    for word in words:
        if len(word) > 6:
            long_words = long_words + [word]
    lengths = []
    for word in long_words:
        lengths.append(len(word))
    letters = 0
    for length in lengths:
        letters = letters + length
    return letters
# %% program: generator
def long_word_letters(words):
    return sum(len(word) for word in words if len(word) > 6)
# %% program: length_list
def long_word_letters(words):
    return sum([size for size in map(len, words) if size > 6])
