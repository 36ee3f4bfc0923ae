# %% statement
# A text holds a sum in postfix form, parts separated by blanks: whole numbers and the operators + - * and "max". Return its
# value modulo 1000003 (each step is reduced), None for an empty text.
# %% inputs
SIZES = (100, 1000, 8000)
EDGE_CASES = [[""], ["7"], ["3 4 +"], ["2 3 4 * -"], ["5 1 2 + 4 * + 3 -"], ["8 9 max 2 *"]]
def make_input(rng, size):
    parts, depth = [], 0
    while len(parts) < size or depth > 1:
        if depth < 2 or (len(parts) < size and rng.random() < 0.5):
            parts.append(str(rng.randrange(100)))
            depth += 1
        else:
            parts.append(rng.choice(["+", "-", "*", "max"]))
            depth -= 1
    return [" ".join(parts)]
# %% program: good
import operator


def postfix_value(formula):
    operators = {"+": operator.add, "-": operator.sub, "*": operator.mul, "max": max}
    stack = []
    for part in formula.split():
        combine = operators.get(part)
        if combine is None:
            stack.append(int(part))
        else:
            right = stack.pop()
            left = stack.pop()
            stack.append(combine(left, right) % 1000003)
    return stack[-1] if stack else None
