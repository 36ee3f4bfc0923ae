# %% statement
# Return the longest stretch of neighbouring characters of the text in which no character occurs
# twice; the first of several equally long ones; "" for an empty text.
# %% inputs
SIZES = (200, 6_000, 50_000)
EDGE_CASES = [
    [""],
    ["a"],
    ["aaaa"],
    ["abcabcbb"],
    ["abba"],
    ["dvdf"],
    ["aA aA"],
    ["zabcdefz"],
    ["xyéxyü"],
]
def make_input(rng, size):
    characters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
    return ["".join(rng.choice(characters) for _ in range(size))]
# %% program: original
def longest_varied_stretch(text):
    best = ""
    for start in range(len(text)):
        seen = []
        for character in text[start:]:
            if character in seen:
                break
            seen.append(character)
        if len(seen) > len(best):
            best = "".join(seen)
    return best
# %% program: human
def longest_varied_stretch(text):
    best_start = best_length = start = 0
    last = {}
    for place, character in enumerate(text):
        if last.get(character, -1) >= start:
            start = last[character] + 1
        last[character] = place
        if place + 1 - start > best_length:
            best_start, best_length = start, place + 1 - start
    return text[best_start : best_start + best_length]
# %% properties
from hypothesis import strategies as st
ARGUMENTS = [st.text("abcdefg", max_size=40)]
def property_its_characters_differ(answer, text):
    assert len(set(answer)) == len(answer)
def property_it_stands_in_the_text_and_no_longer_stretch_is_varied(answer, text):
    assert answer in text
    longer = len(answer) + 1
    for start in range(len(text) - longer + 1):
        assert len(set(text[start : start + longer])) < longer
def property_it_is_the_first_of_its_length(answer, text):
    for start in range(text.index(answer)):
        assert len(set(text[start : start + len(answer)])) < len(answer)
