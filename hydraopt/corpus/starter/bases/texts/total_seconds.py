# %% statement
# Each text tells a duration by parts of a number and a unit, d, h, m or s, such as "1h20m5s" or "2d 4h". Return the sum in
# seconds over all texts; signs that belong to no part are passed over.
# %% inputs
SIZES = (100, 1000, 6000)
EDGE_CASES = [[[]], [[""]], [["1h20m5s"]], [["2d 4h", "90s"]], [["7", "m", "3x4m"]], [["0d", "10m10m"]]]
def make_input(rng, size):
    return [["".join(f"{rng.randrange(100)}{unit}" for unit in "dhms" if rng.random() < 0.6) for _ in range(size)]]
# %% program: good
import re

PART = re.compile(r"(\d+)([dhms])")
SECONDS = {"d": 86400, "h": 3600, "m": 60, "s": 1}


def total_seconds(durations):
    return sum(
        int(amount) * SECONDS[unit]
        for duration in durations
        for amount, unit in PART.findall(duration)
    )
