# %% statement
# Return whether the brackets (), [] and {} of the text are properly nested and closed; other
# characters do not matter.
# %% inputs
SIZES = (500, 3000, 12000)
EDGE_CASES = [[""], ["()"], ["(]"], ["(("], ["())"], ["a{b[c](d)}e"], ["}"]]
def make_input(rng, size):
    kinds = [rng.choice(["()", "[]", "{}"]) for _ in range(size // 4)]
    opened = "".join(kind[0] + "x" for kind in kinds)
    return [opened + "".join("y" + kind[1] for kind in reversed(kinds))]
# %% program: copied-stack
def brackets_match(text):
    opened = []
    for char in text:
        if char in ["(", "[", "{"]:
            opened = opened + [char]
        elif char in [")", "]", "}"]:
            if len(opened) == 0 or opened[-1] + char not in ["()", "[]", "{}"]:
                return False
            opened = opened[:-1]
    return len(opened) == 0
# %% program: stack
def brackets_match(text):
    closing = {"(": ")", "[": "]", "{": "}"}
    expected = []
    for char in text:
        if char in closing:
            expected.append(closing[char])
        elif char in ")]}":
            if not expected or expected.pop() != char:
                return False
    return not expected
# %% program: only-brackets
import re

def brackets_match(text):
    partners = {")": "(", "]": "[", "}": "{"}
    opened = []
    for char in re.findall(r"[][(){}]", text):
        if char not in partners:
            opened.append(char)
        elif not opened or opened.pop() != partners[char]:
            return False
    return not opened
# %% program: bytearray-stack
def brackets_match(text):
    stack = bytearray()
    for char in text:
        if char in "([{":
            stack.append(ord(char))
        elif char in ")]}":
            if not stack or ord(char) - stack.pop() not in (1, 2):
                return False
    return not stack
