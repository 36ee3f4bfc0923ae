# %% statement
# Keep the subtitles' times "HH:MM:SS,mmm --> HH:MM:SS,mmm" among the lines and return the longest pause in milliseconds between the end of
# one and the begin of the next (0 if there are fewer than two, or none is positive).
# %% inputs
SIZES = (100, 1000, 5000)
EDGE_CASES = [[[]], [["00:00:01,000 --> 00:00:02,000"]], [["00:00:01,000 --> 00:00:02,000", "Hi", "00:00:02,500 --> 00:00:03,000"]], [["a", "b --> c"]], [["00:00:01,000 --> 00:00:05,000", "00:00:04,000 --> 00:00:06,000", "01:00:00,001 --> 01:00:01,000"]]]
def make_input(rng, size):
    def stamp(ms):
        seconds, ms = divmod(ms, 1000)
        return f"{seconds // 3600:02d}:{seconds // 60 % 60:02d}:{seconds % 60:02d},{ms:03d}"
    lines, now = [], 0
    for number in range(size // 3):
        begin = now + rng.randrange(3000)
        now = begin + rng.randrange(500, 4000)
        lines += [str(number), f"{stamp(begin)} --> {stamp(now)}", "some words"]
    return [lines]
# %% program: good
import re
from itertools import pairwise

TIMES = re.compile(r"(\d\d):(\d\d):(\d\d),(\d{3}) --> (\d\d):(\d\d):(\d\d),(\d{3})")


def milliseconds(hours, minutes, seconds, rest):
    return ((int(hours) * 60 + int(minutes)) * 60 + int(seconds)) * 1000 + int(rest)


def longest_pause(lines):
    matches = (TIMES.fullmatch(line) for line in lines if "-->" in line)
    shown = [match.groups() for match in matches if match]
    spans = [(milliseconds(*fields[:4]), milliseconds(*fields[4:])) for fields in shown]
    return max(0, max((later[0] - earlier[1] for earlier, later in pairwise(spans)), default=0))
