# %% statement
# The keys were pressed in a text editor: "<" and ">" move the cursor by one character to the left
# and to the right (at the ends they do nothing), "#" deletes the character left of the cursor if
# there is one, and any other key writes itself at the cursor. Return the text in the end.
# %% inputs
SIZES = (200, 12_000, 70_000)
EDGE_CASES = [
    [""],
    ["<>#"],
    ["x"],
    ["ab<c"],
    ["ab<<<x>>>>>y"],
    ["abc#<#d"],
    ["abc<<###>z"],
    ["a b\nc<<<\u00e9#\u00e9\u00e9"],
]
def make_input(rng, size):
    letters = "abcdefghijklmnopqrstuvwxyz "
    keys = []
    while len(keys) < size:
        keys.append(rng.choice(letters))
        if rng.random() < 0.02:
            keys += rng.choice("<<>") * rng.randrange(1, 30)
        if rng.random() < 0.05:
            keys.append("#")
    return ["".join(keys[:size])]
# %% program: original
def typed_text(keys):
    text = ""
    cursor = 0
    for key in keys:
        if key == "<":
            if cursor > 0:
                cursor = cursor - 1
        elif key == ">":
            if cursor < len(text):
                cursor = cursor + 1
        elif key == "#":
            if cursor > 0:
                text = text[:cursor - 1] + text[cursor:]
                cursor = cursor - 1
        else:
            text = text[:cursor] + key + text[cursor:]
            cursor = cursor + 1
    return text
# %% program: human
def typed_text(keys):
    left = []
    right = []  # what stands right of the cursor, the nearest character last
    for key in keys:
        if key == "<":
            if left:
                right.append(left.pop())
        elif key == ">":
            if right:
                left.append(right.pop())
        elif key == "#":
            if left:
                left.pop()
        else:
            left.append(key)
    return "".join(left) + "".join(reversed(right))
# %% properties
from hypothesis import strategies as st
ARGUMENTS = [st.text("ab<>#", max_size=30)]
def property_has_no_character_that_was_not_typed(answer, keys):
    assert not set(answer) & set("<>#")
    assert all(answer.count(letter) <= keys.count(letter) for letter in answer)
    assert len(answer) >= sum(key not in "<>#" for key in keys) - keys.count("#")
def property_is_what_a_list_with_a_cursor_holds(answer, keys):
    text = []
    cursor = 0
    for key in keys:
        if key in "<>":
            cursor = min(len(text), max(0, cursor + (1 if key == ">" else -1)))
        elif key == "#":
            del text[max(0, cursor - 1) : cursor]
            cursor = max(0, cursor - 1)
        else:
            text.insert(cursor, key)
            cursor += 1
    assert answer == "".join(text)
