# %% statement
# Return a melody written out: `3[ab]` stands for ababab, and repeats may stand in one another; the notes are small letters, and
# a repeat always has a number.
# %% inputs
SIZES = (30, 300, 2000)
EDGE_CASES = [[""], ["abc"], ["3[a]"], ["2[ab3[c]]d"], ["0[x]y"], ["10[g]"], ["2[]a"]]
def make_input(rng, size):
    parts = []
    for _ in range(size):
        notes = "".join(rng.choice("abcdefg") for _ in range(3))
        parts.append(rng.choice([notes, f"{2 + rng.randrange(3)}[{notes}]", f"2[{notes}3[{notes[0]}]]"]))
    return ["".join(parts)]
# %% program: good
def unrolled_melody(score):
    outer = []
    notes = []
    times = 0
    for sign in score:
        if sign.isdigit():
            times = times * 10 + int(sign)
        elif sign == "[":
            outer.append((notes, times))
            notes = []
            times = 0
        elif sign == "]":
            repeated = "".join(notes)
            notes, count = outer.pop()
            notes.append(repeated * count)
        else:
            notes.append(sign)
    return "".join(notes)
