# %% statement
# The headings of a text are given by their levels: 1 for a chapter, 2 for a section in it, and so
# on. The first level is 1, and a heading is at most one level deeper than the heading before it.
# Return the number of each heading, such as "2", "2.1", "2.1.1", "2.2", as texts.
# %% inputs
SIZES = (60, 350, 1_300)
EDGE_CASES = [
    [[]],
    [[1]],
    [[1, 1, 1]],
    [[1, 2, 3, 4]],
    [[1, 2, 2, 1, 2]],
    [[1, 2, 3, 1, 2, 3]],
    [[1, 2, 3, 3, 2, 3, 1]],
    [[1, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2]],
]
def make_input(rng, size):
    levels = [1]
    while len(levels) < size:
        levels.append(rng.randrange(1, min(6, levels[-1] + 2)))
    return [levels]
# %% program: original
def outline_numbers(levels):
    numbers = []
    for i in range(len(levels)):
        counters = []
        for level in levels[: i + 1]:
            if level > len(counters):
                counters = counters + [1]
            else:
                counters = counters[:level]
                counters[-1] = counters[-1] + 1
        text = ""
        for counter in counters:
            text = text + "." + str(counter)
        numbers.append(text[1:])
    return numbers
# %% program: human
def outline_numbers(levels):
    numbers = []
    counters = []
    for level in levels:
        if level > len(counters):
            counters.append(0)
        del counters[level:]
        counters[-1] += 1
        numbers.append(".".join(map(str, counters)))
    return numbers
# %% properties
from hypothesis import strategies as st
def legal(steps):
    levels = []
    for step in steps:
        levels.append(1 if not levels else max(1, min(levels[-1] + 1, step)))
    return levels
ARGUMENTS = [st.lists(st.integers(1, 6), max_size=25).map(legal)]
def property_a_number_has_as_many_parts_as_its_level(answer, levels):
    assert [len(number.split(".")) for number in answer] == levels
def property_numbers_differ_and_ascend(answer, levels):
    parts = [[int(part) for part in number.split(".")] for number in answer]
    assert all(parts[i] < parts[i + 1] for i in range(len(parts) - 1))
def property_every_number_but_a_first_one_has_its_predecessor_and_its_parent(answer, levels):
    known = set(answer)
    for number in answer:
        *path, last = number.split(".")
        assert not path or ".".join(path) in known
        assert int(last) >= 1
        assert last == "1" or ".".join([*path, str(int(last) - 1)]) in known
