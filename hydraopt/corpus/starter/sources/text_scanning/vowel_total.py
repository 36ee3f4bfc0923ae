# %% statement
# Return how many characters of the text are vowels (a, e, i, o, u), in either case.
# %% inputs
SIZES = (500, 5000, 50000)
EDGE_CASES = [[""], ["e"], ["XYZ"], ["AeIoU"], ["rhythm and blues"]]
def make_input(rng, size):
    letters = "abcdefghijklmnopqrstuvwxyz ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    return ["".join(rng.choice(letters) for _ in range(size))]
# %% program: loop
def vowel_total(text):
    found = 0
    for i in range(len(text)):
        letter = text[i].lower()
        if letter == "a" or letter == "e" or letter == "i" or letter == "o" or letter == "u":
            found = found + 1
    return found
# %% program: generator
def vowel_total(text):
    return sum(1 for letter in text if letter in "aeiouAEIOU")
# %% program: lowered
def vowel_total(text):
    lowered = text.lower()
    return sum(lowered.count(vowel) for vowel in "aeiou")
# %% program: count
def vowel_total(text):
    return sum(map(text.count, "aeiouAEIOU"))
