# %% statement
# Return the index of the first line of the script "use NAME ..." without an earlier line "set NAME ..." (the same NAME), or -1; words are
# separated by blanks, lines without a NAME and other lines do not matter.
# %% inputs
SIZES = (100, 800, 3000)
EDGE_CASES = [[[]], [["use x"]], [["set x 1", "use x"]], [["go", "use y", "set y"]], [["", "set", "go", "set a", "use a b"]], [["set x", "use", "use xx"]]]
def make_input(rng, size):
    lines = [f"set name{number} {rng.randrange(9)}" for number in range(size // 2)]
    lines += [f"use name{rng.randrange(size // 2)}" for _ in range(size // 2)]
    return [lines + (["use nothing"] if rng.random() < 0.5 else [])]
# %% program: good
def first_unset_name(script):
    known = set()
    for place, line in enumerate(script):
        command, *names = line.split() or [""]
        if not names:
            continue
        if command == "set":
            known.add(names[0])
        elif command == "use" and names[0] not in known:
            return place
    return -1
