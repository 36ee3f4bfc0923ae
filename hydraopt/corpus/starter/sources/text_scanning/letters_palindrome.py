# %% statement
# Tell whether the letters and digits of the phrase, ignoring case and everything else,
# read the same from both ends.
# %% inputs
SIZES = (200, 2000, 16000)
EDGE_CASES = [[""], ["x"], ["No lemon, no melon!"], ["ab"], ["?!"], ["Was it a bat"]]
def make_input(rng, size):
    half = [rng.choice("abcdefgh ,XYZ1234") for _ in range(size // 2)]
    return ["".join(half + half[::-1])]
# %% program: build
def reads_both_ways(phrase):
    forward = ""
    for ch in phrase:
        if ch.isalnum():
            forward = forward + ch.lower()
    backward = ""
    for ch in forward:
        backward = ch + backward
    i = 0
    while i < len(forward):
        if forward[i] != backward[i]:
            return False
        i = i + 1
    return True
# %% program: reverse_slice
def reads_both_ways(phrase):
    kept = [ch for ch in phrase.lower() if ch.isalnum()]
    return kept == kept[::-1]
# %% program: filter_join
def reads_both_ways(phrase):
    kept = "".join(filter(str.isalnum, phrase)).lower()
    return kept == kept[::-1]
# %% program: two_pointers
def reads_both_ways(phrase):
    left, right = 0, len(phrase) - 1
    while left < right:
        if not phrase[left].isalnum():
            left += 1
        elif not phrase[right].isalnum():
            right -= 1
        elif phrase[left].lower() != phrase[right].lower():
            return False
        else:
            left, right = left + 1, right - 1
    return True
