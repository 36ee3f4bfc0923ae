# %% statement
# The alphabet is a text of different characters in the order of a foreign language; the words use
# no others. Return the words as a dictionary of that language lists them: letter by letter, a word
# before the longer words that begin with it, repeated words as often as they are given.
# %% inputs
SIZES = (50, 1_000, 8_000)
EDGE_CASES = [
    ["abc", []],
    ["", []],
    ["", ["", ""]],
    ["zyx", ["x", "y", "z"]],
    ["ba", ["a", "ab", "b", "ba", "", "bb"]],
    ["ba", ["ab", "ab", "ba", "ab"]],
    ["aA", ["Aa", "aA", "AA", "aa"]],
    ["0 é-", ["-é", "é ", "0", " 0", "-"]],
]
def make_input(rng, size):
    letters = list("abcdefghijklmnopqrstuvwxyz")
    rng.shuffle(letters)
    # Many words share their beginnings, as in a real dictionary.
    stems = ["".join(rng.choice(letters) for _ in range(4)) for _ in range(1 + size // 15)]
    ends = ["".join(rng.choice(letters) for _ in range(rng.randrange(4))) for _ in range(size)]
    return ["".join(letters), [rng.choice(stems) + end for end in ends]]
# %% program: original
def places(alphabet, word):
    result = ()
    for character in word:
        for i in range(len(alphabet)):
            if alphabet[i] == character:
                result = result + (i,)
    return result

def foreign_dictionary(alphabet, words):
    keyed = []
    for word in words:
        keyed.append([places(alphabet, word), word])
    keyed.sort()
    ordered = []
    for key, word in keyed:
        ordered.append(word)
    return ordered
# %% program: human
def foreign_dictionary(alphabet, words):
    # Characters whose code is their place in the alphabet compare as the language wants it.
    place = {ord(letter): index for index, letter in enumerate(alphabet)}
    return sorted(words, key=lambda word: word.translate(place))
# %% properties
from hypothesis import strategies as st
ARGUMENTS = [
    st.permutations("abcdef").map("".join),
    st.lists(st.text("abcdef", max_size=4), max_size=20),
]
def property_nothing_is_lost(answer, alphabet, words):
    assert sorted(answer) == sorted(words)
def property_neighbours_stand_in_the_order_of_the_alphabet(answer, alphabet, words):
    keys = [[alphabet.index(letter) for letter in word] for word in answer]
    assert all(keys[i] <= keys[i + 1] for i in range(len(keys) - 1))
