# %% statement
# A knitting row is a text such as "k3p2k1": letters k or p with a number of stitches after each. Write out every row as its stitches ("kkkppk"), and
# reversed with k and p exchanged in every second row (the second, fourth, ...). Join the rows by newlines.
# %% inputs
SIZES = (20, 200, 2000)
EDGE_CASES = [[[]], [[""]], [["k3p2k1"]], [["k2p1", "k2p1"]], [["p10", "", "k1p1k1p1", "p3k2"]]]
def make_input(rng, size):
    return [["".join(f"{'kp'[place % 2]}{rng.randrange(1, 9)}" for place in range(8)) for _ in range(size)]]
# %% program: good
import re


def knitted_rows(rows):
    stitch = re.compile(r"([kp])(\d+)")
    other = str.maketrans("kp", "pk")
    written = []
    for number, row in enumerate(rows):
        stitches = "".join(kind * int(count) for kind, count in stitch.findall(row))
        if number % 2:
            stitches = stitches[::-1].translate(other)
        written.append(stitches)
    return "\n".join(written)
