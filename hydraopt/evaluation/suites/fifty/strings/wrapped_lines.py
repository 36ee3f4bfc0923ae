# %% statement
# Wrap a text: return its words, one blank between them, in lines of at most `width` characters,
# every line with as many words as fit. A word longer than the width stands alone on a line of its
# own. Words are separated by any white space; the width is at least 1.
# %% inputs
SIZES = (200, 6_000, 30_000)
EDGE_CASES = [
    ["", 10],
    ["   \n\t ", 10],
    ["tea", 1],
    ["a b c d e", 1],
    ["a b c d e", 3],
    ["one two three", 7],
    ["one two three", 6],
    ["abcd ef ghi", 5],
    ["one two three", 100],
    ["  spaced \n\n out\ttext ", 10],
    ["a incomprehensibilities b c", 4],
]
def make_input(rng, size):
    words = ["x" * rng.randrange(1, 10) for _ in range(size)]
    return [" ".join(words), 60]
# %% program: original
def wrapped_lines(text, width):
    words = text.split()
    lines = []
    while len(words) > 0:
        count = 1
        while count < len(words) and len(" ".join(words[: count + 1])) <= width:
            count = count + 1
        lines.append(" ".join(words[:count]))
        words = words[count:]
    return lines
# %% program: human
def wrapped_lines(text, width):
    lines = []
    line = []
    length = -1
    for word in text.split():
        if line and length + 1 + len(word) > width:
            lines.append(" ".join(line))
            line = []
            length = -1
        line.append(word)
        length += 1 + len(word)
    if line:
        lines.append(" ".join(line))
    return lines
# %% properties
from hypothesis import strategies as st
ARGUMENTS = [st.text("ab \n", max_size=60), st.integers(1, 12)]
def property_words_keep_their_order(answer, text, width):
    assert [word for line in answer for word in line.split(" ")] == text.split()
def property_a_line_fits_or_is_one_word(answer, text, width):
    assert all(len(line) <= width or " " not in line for line in answer)
def property_the_next_word_would_not_have_fitted(answer, text, width):
    for line, following in zip(answer, answer[1:]):
        assert len(line) + 1 + len(following.split(" ")[0]) > width
