# %% statement
# Players say words in turn; a word must begin with the last letter of the one before and must not have been said. Return [player from 0,
# word's place] of the first fault, or None. Words are not empty; there is at least one player.
# %% inputs
SIZES = (100, 1000, 5000)
EDGE_CASES = [[[], 2], [["tea"], 3], [["tea", "apple", "egg", "go"], 2], [["tea", "ant", "tea"], 2], [["tea", "egg"], 3], [["abba", "abba"], 1]]
def make_input(rng, size):
    letter, said = "a", []
    for number in range(size):
        word = letter + "".join(rng.choice("abcdefgh") for _ in range(7))
        letter = word[-1]
        said.append(word)
    said.append("zz" if rng.random() < 0.6 else letter)
    return [said, 7]
# %% program: good
def word_chain_fault(words, players):
    said = set()
    ending = words[0][0] if words else ""
    for place, word in enumerate(words):
        if word[0] != ending or word in said:
            return [place % players, place]
        said.add(word)
        ending = word[-1]
    return None
