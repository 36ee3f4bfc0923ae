# %% statement
# Return how many stretches of at least two neighbouring letters of the text read the same from both
# sides. Stretches at different places count separately, also when they have the same letters.
# %% inputs
SIZES = (40, 160, 400)
EDGE_CASES = [
    [""],
    ["a"],
    ["aa"],
    ["ab"],
    ["aaaaa"],
    ["abacaba"],
    ["abba"],
    ["Aa"],
    ["noon moon"],
]
def make_input(rng, size):
    return ["".join(rng.choice("abc") for _ in range(size))]
# %% program: original
def mirror_stretches(text):
    stretches = []
    for start in range(len(text)):
        for end in range(start + 2, len(text) + 1):
            stretches.append(text[start:end])
    count = 0
    for stretch in stretches:
        backwards = "".join(reversed(stretch))
        if backwards == stretch:
            count = count + 1
    return count
# %% program: human
def mirror_stretches(text):
    count = 0
    for middle in range(len(text)):
        # A stretch grows around a letter or around the gap in front of it.
        for left, right in ((middle - 1, middle + 1), (middle - 1, middle)):
            while left >= 0 and right < len(text) and text[left] == text[right]:
                count += 1
                left -= 1
                right += 1
    return count
# %% properties
from hypothesis import strategies as st
ARGUMENTS = [st.text("ab", max_size=24)]
def property_a_text_read_backwards_has_as_many(answer, text):
    size = len(text)
    pieces = [text[::-1][i:j] for i in range(size) for j in range(i + 2, size + 1)]
    assert answer == sum(piece == piece[::-1] for piece in pieces)
def property_equal_neighbours_are_the_least(answer, text):
    least = sum(text[i] == text[i + 1] for i in range(len(text) - 1))
    assert least <= answer <= len(text) * (len(text) - 1) // 2
