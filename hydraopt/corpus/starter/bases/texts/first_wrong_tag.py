# %% statement
# The text holds tags such as <b> and </b>, with lower-case names, between other characters. Return the place in the list of tags (from 0) of
# the first closing tag that does not close the tag opened last; else the number of tags that stay open, negated.
# %% inputs
SIZES = (100, 1000, 10000)
EDGE_CASES = [[""], ["<b>hi</b>"], ["<b><i></b>"], ["</p>"], ["a<b>c<i>"], ["<p><b>x</b></p>x</p>"]]
def make_input(rng, size):
    parts, opened = [], []
    for _ in range(size):
        if opened and rng.random() < 0.5:
            parts.append(f"</{opened.pop()}>")
        else:
            opened.append(rng.choice(["b", "i", "p", "em", "div"]))
            parts.append(f"<{opened[-1]}>text")
    if rng.random() < 0.5:
        parts.append("</ul>")
    return ["".join(parts)]
# %% program: good
import re


def first_wrong_tag(text):
    opened = []
    for place, tag in enumerate(re.finditer(r"<(/?)([a-z]+)>", text)):
        closing, name = tag.groups()
        if not closing:
            opened.append(name)
        elif not opened or opened.pop() != name:
            return place
    return -len(opened)
