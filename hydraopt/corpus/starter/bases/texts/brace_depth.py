# %% statement
# Return the greatest depth of nested "{" and "}" in the program text, where
# braces within double quotes do not count (a quote ends at the next double quote), or -1 if the braces do not match.
# %% inputs
SIZES = (500, 5000, 40000)
EDGE_CASES = [[""], ["{}"], ["{a{b}}{}"], ["}{"], ["{\"}\"{x}}"], ["{\"{"], ["{\"{\"}"]]
def make_input(rng, size):
    parts, depth = [], 0
    while len(parts) < size:
        if depth and rng.random() < 0.5:
            parts.append("}")
            depth -= 1
        else:
            parts.append(rng.choice(["{", "{", "x", "\"}\""]))
            depth += parts[-1] == "{"
    return ["".join(parts) + "}" * depth]
# %% program: good
def brace_depth(program):
    depth = 0
    deepest = 0
    quoted = False
    for sign in program:
        if sign == '"':
            quoted = not quoted
        elif quoted:
            continue
        elif sign == "{":
            depth += 1
            deepest = max(deepest, depth)
        elif sign == "}":
            depth -= 1
            if depth < 0:
                return -1
    return deepest if depth == 0 else -1
