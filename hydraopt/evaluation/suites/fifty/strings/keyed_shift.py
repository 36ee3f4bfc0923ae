# %% statement
# Encrypt a text with a key of small letters (at least one), which is repeated as often as needed:
# each letter a-z of the text moves forward in the alphabet, from z on to a, by the place of the key
# letter at its position (a is 0, b is 1, ...). All other characters stay, but use up a key letter,
# too.
# %% inputs
SIZES = (500, 40_000, 150_000)
EDGE_CASES = [
    ["", "key"],
    ["a", "a"],
    ["z", "b"],
    ["attack at dawn", "lemon"],
    ["ABC abc xyz", "b"],
    ["zzz", "zzzzzz"],
    ["é1-ü ä", "crypt"],
    ["a\nb\nc", "bc"],
]
def make_input(rng, size):
    text = "".join(rng.choice("abcdefghijklmnopqrstuvwxyz     .,") for _ in range(size))
    return [text, "".join(rng.choice("abcdefghijklmnopqrstuvwxyz") for _ in range(7))]
# %% program: original
def keyed_shift(text, key):
    alphabet = "abcdefghijklmnopqrstuvwxyz"
    result = ""
    for i in range(len(text)):
        if text[i] in alphabet:
            shift = alphabet.index(key[i % len(key)])
            place = (alphabet.index(text[i]) + shift) % 26
            result = result + alphabet[place]
        else:
            result = result + text[i]
    return result
# %% program: human
from string import ascii_lowercase as ALPHABET

def keyed_shift(text, key):
    result = list(text)
    for start, letter in enumerate(key):
        shift = ALPHABET.index(letter)
        moved = str.maketrans(ALPHABET, ALPHABET[shift:] + ALPHABET[:shift])
        # All the characters that this letter of the key meets, at once.
        result[start :: len(key)] = text[start :: len(key)].translate(moved)
    return "".join(result)
# %% properties
from hypothesis import strategies as st
ARGUMENTS = [st.text("abcxyz .Aé", max_size=30), st.text("abcyz", min_size=1, max_size=5)]
def property_other_characters_stay(answer, text, key):
    assert len(answer) == len(text)
    for new, old in zip(answer, text):
        assert ("a" <= new <= "z") == ("a" <= old <= "z") and ("a" <= old <= "z" or new == old)
def property_letters_move_by_the_key(answer, text, key):
    for i, (new, old) in enumerate(zip(answer, text)):
        if "a" <= old <= "z":
            assert (ord(new) - ord(old) - ord(key[i % len(key)]) + ord("a")) % 26 == 0
