# %% statement
# A form letter has gaps such as {name}: letters a-z in braces, never one inside another. Return the
# letter with each gap replaced by its value; a gap that has no value stays as it is. The values and
# the rest of the letter hold no braces.
# %% inputs
SIZES = (100, 2_000, 8_000)
EDGE_CASES = [
    ["", {"name": "Ann"}],
    ["no gaps at all", {"name": "Ann"}],
    ["{name}", {}],
    ["Dear {name}, dear {names}", {"name": "Ann", "names": "Ann and Ben"}],
    ["{a}{b}{a}", {"a": "b", "b": "a"}],
    ["{x}", {"x": ""}],
    ["{x}{y}", {"x": "\\1 \\g<0> $x", "y": "%s"}],
    ["{town}, {day}", {"day": "Monday", "unused": "?"}],
]
def make_input(rng, size):
    letters = "abcdefghijklmnopqrstuvwxyz"
    names = ["gap" + first + second for first in letters for second in letters[:10]]
    parts = []
    for _ in range(size):
        parts.append("word " * rng.randrange(1, 6) + "{" + rng.choice(names) + "}")
    values = {name: "value of " + name for name in names if rng.random() < 0.9}
    return [". ".join(parts), values]
# %% program: original
def filled_letter(letter, values):
    for name in values:
        gap = "{" + name + "}"
        parts = letter.split(gap)
        filled = parts[0]
        for part in parts[1:]:
            filled = filled + values[name]
            filled = filled + part
        letter = filled
    return letter
# %% program: human
import re

def filled_letter(letter, values):
    return re.sub(r"\{([a-z]+)\}", lambda gap: values.get(gap[1], gap[0]), letter)
# %% properties
import re
from hypothesis import strategies as st
GAPS = st.text("ab", min_size=1, max_size=2).map(lambda name: "{" + name + "}")
ARGUMENTS = [
    st.lists(st.text("ab .\\1", max_size=5) | GAPS, max_size=12).map("".join),
    st.dictionaries(st.text("ab", min_size=1, max_size=2), st.text("ab \\1", max_size=4)),
]
def property_only_gaps_without_a_value_are_left(answer, letter, values):
    gaps = re.findall(r"\{([a-z]+)\}", letter)
    assert re.findall(r"\{([a-z]+)\}", answer) == [name for name in gaps if name not in values]
def property_each_piece_is_the_text_or_the_value(answer, letter, values):
    pieces = re.split(r"[{}]", letter)
    for index in range(1, len(pieces), 2):
        pieces[index] = values.get(pieces[index], "{" + pieces[index] + "}")
    assert answer == "".join(pieces)
