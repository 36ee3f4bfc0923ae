# %% statement
# Count the names in which no letter a to z appears twice (upper and lower case are the same letter); other
# characters, such as "-" and spaces, may repeat.
# %% inputs
SIZES = (100, 1000, 5000)
EDGE_CASES = [[[]], [[""]], [["Anna", "Tom"]], [["Jean-Luc-B", "Bob"]], [["a b c d", "xyz", "XyX"]], [["--", "Mia", "Lou"]]]
def make_input(rng, size):
    letters = "abcdefghijklmnopqrstuvwxyzAELT- "
    return [["".join(rng.choice(letters) for _ in range(rng.randrange(2, 10))) for _ in range(size)]]
# %% program: good
def has_single_letters(name):
    seen = set()
    for letter in name.lower():
        if not letter.isalpha():
            continue
        if letter in seen:
            return False
        seen.add(letter)
    return True


def isogram_count(names):
    return sum(1 for name in names if has_single_letters(name))
