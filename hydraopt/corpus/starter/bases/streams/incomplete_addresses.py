# %% statement
# Records in the file are blocks of lines "FIELD: VALUE", parted by one or more empty lines. Return how
# many records lack at least one of the fields in the list `required`.
# %% inputs
SIZES = (200, 2000, 10000)
EDGE_CASES = [{"args": ["cards.txt", ["name"]], "files": {"cards.txt": ""}}, {"args": ["cards.txt", ["name"]], "files": {"cards.txt": "name: Jo\n"}}, {"args": ["cards.txt", ["name", "town"]], "files": {"cards.txt": "name: Jo\n\n\ntown: Ulm\nname: Al\n\ntown: Rom\n"}}, {"args": ["cards.txt", []], "files": {"cards.txt": "name: Jo\n"}}, {"args": ["cards.txt", ["zip"]], "files": {"cards.txt": "\n\nname: Jo\n\nzip: 1\n\nname: zip"}}]
def make_input(rng, size):
    fields = ["name", "street", "town", "zip", "phone"]
    lines = []
    while len(lines) < size:
        lines += ["%s: %d" % (field, rng.randrange(999)) for field in fields if rng.randrange(9)] + [""]
    return {"args": ["cards.txt", ["name", "town", "zip"]], "files": {"cards.txt": "\n".join(lines) + "\n"}}
# %% program: good
from itertools import groupby
def incomplete_addresses(path, required):
    needed = set(required)
    incomplete = 0
    with open(path) as cards:
        for filled, block in groupby(cards, key=lambda line: line != "\n"):
            if filled:
                fields = {line.partition(":")[0] for line in block}
                if not needed <= fields:
                    incomplete += 1
    return incomplete
