# %% statement
# Return the index of the first closing bracket that does not fit the open one, of brackets (), [] and {}; if there is none, the
# length of the text if brackets stay open, else -1. Other characters do not matter.
# %% inputs
SIZES = (300, 3000, 30000)
EDGE_CASES = [[""], ["a"], ["("], [")"], ["([)]"], ["{x[0](y)}"], ["f(a[1]}"]]
def make_input(rng, size):
    text, open_ones = [], []
    pairs = {"(": ")", "[": "]", "{": "}"}
    while len(text) < size:
        draw = rng.random()
        if draw < 0.4:
            open_ones.append(rng.choice("([{"))
            text.append(open_ones[-1])
        elif draw < 0.7 and open_ones:
            text.append(pairs[open_ones.pop()])
        else:
            text.append(rng.choice("abc "))
    return ["".join(text)]
# %% program: good
def first_bracket_error(text):
    partner = {")": "(", "]": "[", "}": "{"}
    opening = set(partner.values())
    unclosed = []
    for place, character in enumerate(text):
        if character in opening:
            unclosed.append(character)
        elif character in partner:
            if not unclosed or unclosed.pop() != partner[character]:
                return place
    return len(text) if unclosed else -1
