# %% statement
# Two log files hold lines "TIME TEXT" (TIME is a whole number), each file in ascending order of
# the time. Return the `count` earliest entries of both together as [time, text], or all if there
# are fewer. Of entries with equal times those of the first file come first, and within a file
# they keep their order.
# %% inputs
SIZES = (60, 8_000, 80_000)
EDGE_CASES = [
    {"args": ["a.log", "b.log", 5], "files": {"a.log": "", "b.log": ""}},
    {"args": ["a.log", "b.log", 0], "files": {"a.log": "1 x\n", "b.log": "2 y\n"}},
    {"args": ["a.log", "b.log", 2], "files": {"a.log": "", "b.log": "2 y\n3 z\n4 late\n"}},
    {"args": ["a.log", "b.log", 3], "files": {"a.log": "7 a\n7 b", "b.log": "7 c\n7 d\n"}},
    {"args": ["b.log", "a.log", 4], "files": {"a.log": "7 a\n9 b\n", "b.log": "7 z\n10 d\n"}},
    {"args": ["a.log", "b.log", 99], "files": {"a.log": "-5 two words\n10 \n", "b.log": "9 x\n"}},
    {"args": ["a.log", "a.log", 3], "files": {"a.log": "1 twice\n2 late\n"}},
]
def make_input(rng, size):
    files = {}
    for name in ("north.log", "south.log"):
        time = 0
        lines = []
        for number in range(size // 2):
            time += rng.randrange(4)
            lines.append("%d %s message %d\n" % (time, name[:5], number))
        files[name] = "".join(lines)
    return {"args": ["north.log", "south.log", size // 20], "files": files}
# %% program: original
def earliest_entries(first, second, count):
    entries = []
    for path in [first, second]:
        with open(path) as log:
            lines = log.readlines()
        for line in lines:
            time, text = line.rstrip("\n").split(" ", 1)
            entries.append([int(time), text])
    entries.sort(key=lambda entry: entry[0])
    return entries[:count]
# %% program: human
import heapq
from itertools import islice
from operator import itemgetter

def read_entries(path):
    with open(path) as log:
        for line in log:
            time, text = line.rstrip("\n").split(" ", 1)
            yield [int(time), text]

def earliest_entries(first, second, count):
    merged = heapq.merge(read_entries(first), read_entries(second), key=itemgetter(0))
    return list(islice(merged, count))
# %% properties
from hypothesis import strategies as st
LOG = st.lists(st.tuples(st.integers(-5, 5), st.text("ab ", max_size=3)), max_size=8).map(
    lambda entries: "".join(
        "%d %s\n" % entry for entry in sorted(entries, key=lambda entry: entry[0])
    )
)
INPUTS = st.builds(
    lambda first, second, count: {
        "args": ["a.log", "b.log", count],
        "files": {"a.log": first, "b.log": second},
    },
    LOG,
    LOG,
    st.integers(0, 18),
)
def lines_of(files, name):
    return [line for line in files[name].split("\n") if line]
def property_times_ascend_and_the_count_is_met(answer, args, files):
    times = [time for time, _ in answer]
    assert times == sorted(times)
    everything = lines_of(files, args[0]) + lines_of(files, args[1])
    assert len(answer) == min(args[2], len(everything))
def property_what_is_left_out_is_not_earlier(answer, args, files):
    everything = lines_of(files, args[0]) + lines_of(files, args[1])
    for time, text in answer:
        line = "%d %s" % (time, text)
        assert line in everything
        everything.remove(line)
    if answer:
        assert all(int(line.split(" ")[0]) >= answer[-1][0] for line in everything)
def property_equal_times_stand_in_the_order_of_the_files(answer, args, files):
    everything = lines_of(files, args[0]) + lines_of(files, args[1])
    for wanted in {time for time, _ in answer}:
        texts = [text for time, text in answer if time == wanted]
        same = [line.split(" ", 1)[1] for line in everything if int(line.split(" ")[0]) == wanted]
        assert texts == same[: len(texts)]
