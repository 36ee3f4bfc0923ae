# %% statement
# Lines of a server log look like "path=/home ms=25 code=200", the fields in any order. Return for each path its mean of ms, rounded
# to one digit, as lines "path mean" sorted by path. Lines without path or ms are passed over.
# %% inputs
SIZES = (100, 1000, 5000)
EDGE_CASES = [[[]], [["code=200"]], [["path=/a ms=3"]], [["ms=4 path=/b", "path=/b ms=5", "path=/a"]], [["path=/b ms=1", "path=/a ms=2 code=404"]]]
def make_input(rng, size):
    lines = []
    for _ in range(size):
        fields = [f"path=/p{rng.randrange(size // 10 + 2)}", f"ms={rng.randrange(900)}", f"code={rng.choice([200, 404])}"]
        rng.shuffle(fields)
        lines.append(" ".join(fields[: rng.choice([2, 3, 3])]))
    return [lines]
# %% program: good
from collections import defaultdict


def mean_times(log):
    times = defaultdict(list)
    for line in log:
        fields = dict(field.split("=", 1) for field in line.split())
        if "path" in fields and "ms" in fields:
            times[fields["path"]].append(int(fields["ms"]))
    return [f"{path} {sum(spent) / len(spent):.1f}" for path, spent in sorted(times.items())]
