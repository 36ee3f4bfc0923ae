# %% statement
# Every line of an access log starts with the time as HH:MM:SS, followed by a blank. Return a list
# of 24 numbers: how many lines fall into each hour of the day.
# %% inputs
SIZES = (30, 1_000, 8_000)
EDGE_CASES = [
    {"args": ["access.log"], "files": {"access.log": ""}},
    {"args": ["access.log"], "files": {"access.log": "00:00:00 \n"}},
    {"args": ["access.log"], "files": {"access.log": "23:59:59 last second"}},
    {"args": ["access.log"], "files": {"access.log": "08:00:00 a\n09:00:00 b\n08:59:59 c\n"}},
    {"args": ["access.log"], "files": {"access.log": "11:22:33 at 12:00:00 or 13:00:00\n"}},
    {"args": ["access.log"], "files": {"access.log": "20:20:02 20\n02:20:20 2\n20:02:02 x\n"}},
    {"args": ["access.log"], "files": {"access.log": "12:00:00 a\n" * 30}},
]
def make_input(rng, size):
    lines = []
    for _ in range(size):
        hour = min(23, int(rng.triangular(0, 24, 15)))
        moment = "%02d:%02d:%02d" % (hour, rng.randrange(60), rng.randrange(60))
        lines.append("%s GET /page/%d\n" % (moment, rng.randrange(500)))
    return {"args": ["access.log"], "files": {"access.log": "".join(lines)}}
# %% program: original
def hour_counts(path):
    counts = []
    for hour in range(24):
        count = 0
        with open(path) as log:
            lines = log.readlines()
        for line in lines:
            time = line.split(" ")[0]
            if int(time.split(":")[0]) == hour:
                count = count + 1
        counts.append(count)
    return counts
# %% program: human
def hour_counts(path):
    counts = [0] * 24
    with open(path) as log:
        for line in log:
            counts[int(line[:2])] += 1
    return counts
# %% properties
from hypothesis import strategies as st
INPUTS = st.lists(
    st.builds(
        lambda hour, minute, second, text: "%02d:%02d:%02d %s\n" % (hour, minute, second, text),
        st.integers(0, 23),
        st.integers(0, 59),
        st.integers(0, 59),
        st.text("1:0 a", max_size=6),
    ),
    max_size=30,
).map(lambda lines: {"args": ["access.log"], "files": {"access.log": "".join(lines)}})
def property_every_line_is_counted_once(answer, args, files):
    assert len(answer) == 24
    assert sum(answer) == len([line for line in files[args[0]].split("\n") if line])
def property_each_hour_has_the_lines_that_start_with_it(answer, args, files):
    text = "\n" + files[args[0]]
    assert answer == [text.count("\n%02d:" % hour) for hour in range(24)]
