# %% statement
# Squeeze every run of blanks (spaces and tabs) in the text to a single space, but leave what stands between double quotes as it
# is; a quote that is not closed lasts to the end of the text.
# %% inputs
SIZES = (200, 2000, 15000)
EDGE_CASES = [[""], ["   "], ["a  b"], ["say \"a  b\"  now"], ["\t x \t\"open  end  "], ["\"\"  \"\""]]
def make_input(rng, size):
    return ["".join(rng.choice(["a", "bc", " ", "  ", "\t", "\"", "d"]) for _ in range(size))]
# %% program: good
import re


def squeeze_blanks(text):
    blanks = re.compile(r"[ \t]+")
    parts = []
    for place, part in enumerate(text.split('"')):
        parts.append(part if place % 2 else blanks.sub(" ", part))
    return '"'.join(parts)
