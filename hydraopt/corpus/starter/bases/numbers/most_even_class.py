# %% statement
# Return the class with the most even marks: the name whose marks have the smallest variance (squares of the differences
# from the mean, averaged; no rounding). Ties: the first name of the dictionary. Each list has at least one mark; "" if none.
# %% inputs
SIZES = (10, 60, 200)
EDGE_CASES = [[{}], [{"a": [1]}], [{"a": [1, 3], "b": [2, 2]}], [{"x": [1, 2, 3], "y": [4, 5]}], [{"p": [6, 6], "q": [1]}], [{"m": [0, 10, 20], "n": [0, 10]}]]
def make_input(rng, size):
    return [{f"class {number}": [rng.randrange(101) for _ in range(rng.randrange(20, 40))] for number in range(size)}]
# %% program: good
from fractions import Fraction

def most_even_class(marks):
    if not marks:
        return ""
    spread = {}
    for name, grades in marks.items():
        count = len(grades)
        total = sum(grades)
        squares = sum(grade * grade for grade in grades)
        spread[name] = Fraction(count * squares - total * total, count * count)
    return min(spread, key=spread.get)
