# %% statement
# For each sentence return the letters a to z that it lacks, sorted, as one text; the case of letters does not matter.
# %% inputs
SIZES = (50, 500, 3000)
EDGE_CASES = [[[]], [[""]], [["The quick brown fox jumps over the lazy dog"]], [["ABC", "xyz"]], [["abcdefghijklmnopqrstuvwxy 123"]]]
def make_input(rng, size):
    letters = "abcdefghijklmnopqrstuvwxyzABCDEFGH     "
    return [["".join(rng.choice(letters) for _ in range(rng.randrange(20, 60))) for _ in range(size)]]
# %% program: good
def missing_letters(sentences):
    alphabet = "abcdefghijklmnopqrstuvwxyz"
    answers = []
    for sentence in sentences:
        present = set(sentence.lower())
        answers.append("".join(letter for letter in alphabet if letter not in present))
    return answers
