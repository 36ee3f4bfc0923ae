# %% statement
# Parse an address query such as "a=1&b=2&a=3" into a dictionary from each name to the list of its values, in order.
# Parts without "=" have the value ""; only the first "=" of a part counts; empty parts are left out.
# %% inputs
SIZES = (100, 1000, 8000)
EDGE_CASES = [[""], ["a=1"], ["a=1&b=2&a=3"], ["&&x&"], ["k=a=b&k="], ["=5&x"]]
def make_input(rng, size):
    return ["&".join(f"k{rng.randrange(size // 4 + 1)}={rng.randrange(1000)}" for _ in range(size))]
# %% program: good
from collections import defaultdict


def query_values(query):
    values = defaultdict(list)
    for part in query.split("&"):
        if not part:
            continue
        name, _, value = part.partition("=")
        values[name].append(value)
    return dict(values)
