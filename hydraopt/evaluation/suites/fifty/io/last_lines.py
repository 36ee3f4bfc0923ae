# %% statement
# Return the last `count` lines of a log file without their line breaks, or all of them if the
# file has fewer. The count is at least 0.
# %% inputs
SIZES = (200, 10_000, 45_000)
EDGE_CASES = [
    {"args": ["server.log", 3], "files": {"server.log": ""}},
    {"args": ["server.log", 0], "files": {"server.log": "up\ndown\n"}},
    {"args": ["server.log", 1], "files": {"server.log": "only line without an end"}},
    {"args": ["server.log", 2], "files": {"server.log": "a\nb\nc\n"}},
    {"args": ["server.log", 2], "files": {"server.log": "a\n\n\n"}},
    {"args": ["server.log", 9], "files": {"server.log": "a\n  b  \nc"}},
    {"args": ["server.log", 3], "files": {"server.log": "same\nsame\nsame\nsame\n"}},
]
def make_input(rng, size):
    words = ["start", "stop", "retry", "timeout", "login", "logout"]
    lines = ["%d %s" % (number, rng.choice(words)) for number in range(size)]
    text = "\n".join(lines) + "\n"
    return {"args": ["server.log", 25 + rng.randrange(20)], "files": {"server.log": text}}
# %% program: original
def last_lines(path, count):
    with open(path) as log:
        lines = log.readlines()
    while len(lines) > count:
        lines.pop(0)
    tail = []
    for line in lines:
        tail.append(line.rstrip("\n"))
    return tail
# %% program: human
from collections import deque

def last_lines(path, count):
    with open(path) as log:
        return [line.rstrip("\n") for line in deque(log, maxlen=count)]
# %% properties
from hypothesis import strategies as st
INPUTS = st.builds(
    lambda lines, end, count: {
        "args": ["server.log", count],
        "files": {"server.log": "\n".join(lines) + end},
    },
    st.lists(st.text("ab #", max_size=5), max_size=12),
    st.sampled_from(["", "\n"]),
    st.integers(0, 15),
)
def lines_of(text):
    lines = text.split("\n")
    return lines[:-1] if lines[-1] == "" else lines
def property_has_as_many_lines_as_asked_for(answer, args, files):
    assert len(answer) == min(args[1], len(lines_of(files[args[0]])))
def property_is_the_end_of_the_file(answer, args, files):
    lines = lines_of(files[args[0]])
    assert answer == lines[len(lines) - len(answer) :]
