# %% statement
# Compute each formula in postfix form: numbers and + - * separated by single spaces ("3 4 + 2 *" is 14). Return the results, with None
# for a formula that is wrong (too few numbers, some left over, or an unknown sign). Numbers are digits only.
# %% inputs
SIZES = (50, 500, 2000)
EDGE_CASES = [[[]], [[""]], [["3 4 + 2 *"]], [["7", "7 +", "1 2"]], [["5 1 2 + 4 * + 3 -", "1 x +", "2 3 -"]]]
def make_input(rng, size):
    def formula():
        parts, depth = [], 0
        for _ in range(rng.randrange(5, 20)):
            if depth < 2 or rng.random() < 0.5:
                parts.append(str(rng.randrange(100)))
                depth += 1
            else:
                parts.append(rng.choice("+-*"))
                depth -= 1
        return " ".join(parts + ["+"] * (depth - 1))
    return [[formula() for _ in range(size)]]
# %% program: good
import operator

SIGNS = {"+": operator.add, "-": operator.sub, "*": operator.mul}


def postfix_value(formula):
    waiting = []
    for token in formula.split(" "):
        if token.isdigit():
            waiting.append(int(token))
        elif token in SIGNS and len(waiting) >= 2:
            right = waiting.pop()
            waiting.append(SIGNS[token](waiting.pop(), right))
        else:
            return None
    return waiting[0] if len(waiting) == 1 else None


def postfix_values(formulas):
    return [postfix_value(formula) for formula in formulas]
