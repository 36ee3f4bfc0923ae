# %% statement
# Return the words of the text in reverse order with one space between two of them.
# %% inputs
SIZES = (300, 2000, 8000)
EDGE_CASES = [[""], ["one"], ["  two   words "], ["a b a"], ["tab\tand\nline"]]
CONSTANTS = {'" "': ['"-"', '", "']}
def make_input(rng, size):
    return [" ".join("w%d" % rng.randrange(10000) for _ in range(size))]
# %% program: original
def reverse_words(text):
    turned = ""
    for word in text.split():
        if turned == "":
            turned = word
        else:
            turned = word + " " + turned
    return turned
# %% program: slice
def reverse_words(text):
    return " ".join(text.split()[::-1])
# %% program: reversed
def reverse_words(text):
    return " ".join(reversed(text.split()))
# %% program: in_place
def reverse_words(text):
    words = text.split()
    words.reverse()
    return " ".join(words)
