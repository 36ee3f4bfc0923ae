# %% statement
# Pegs stand in a row of holes, "o" peg and "." hole. A move jumps a peg over a neighbouring peg into the hole behind, which takes the
# jumped peg off. Return the fewest pegs that can be left.
# %% inputs
SIZES = (8, 13, 18)
EDGE_CASES = [[""], ["..."], ["oo."], ["oooo"], [".oo.oo."], ["oo.oo.o.oo"]]
def make_input(rng, size):
    return ["".join(rng.choice("ooo..") for _ in range(size))]
# %% program: good
def pegs_left(row):
    seen = {row}
    to_try = [row]
    fewest = row.count("o")
    while to_try:
        pegs = to_try.pop()
        fewest = min(fewest, pegs.count("o"))
        for place in range(len(pegs) - 2):
            after = {"oo.": "..o", ".oo": "o.."}.get(pegs[place:place + 3])
            if after is None:
                continue
            board = f"{pegs[:place]}{after}{pegs[place + 3:]}"
            if board not in seen:
                seen.add(board)
                to_try.append(board)
    return fewest
