# %% statement
# Return how many lines of the script begin with the comment sign.
# %% inputs
SIZES = (100, 1000, 8000)
EDGE_CASES = [[""], ["#"], ["a\n#b\n# c"], ["x # y"], ["\n\n#\n"], ["%a\n;b"]]
CONSTANTS = {"'#'": ["'%'", "';'"]}
def make_input(rng, size):
    lines = ["# note on the next step", "x = x + 1", "  # indented note", "", "%magic on", "; off"]
    return ["\n".join(rng.choice(lines) for _ in range(size))]
# %% program: by_character
def comment_lines(script):
    lines = []
    line = ""
    for ch in script:
        if ch == "\n":
            lines.append(line)
            line = ""
        else:
            line += ch
    lines.append(line)
    hits = 0
    for k in range(len(lines)):
        if len(lines[k]) > 0 and lines[k][0] == '#':
            hits += 1
    return hits
# %% program: split
def comment_lines(script):
    return sum(line.startswith('#') for line in script.split("\n"))
# %% program: padded_count
def comment_lines(script):
    padded = "\n" + script
    return padded.count("\n" + '#')
# %% program: count
def comment_lines(script):
    return script.count("\n" + '#') + script.startswith('#')
