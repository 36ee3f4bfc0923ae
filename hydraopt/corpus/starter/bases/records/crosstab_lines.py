# %% statement
# Answers have `age` (a group) and `choice`. Return the lines of a table: first `age` and all choices in alphabetical order, then for each age group in alphabetical order
# the group and the counts for these choices; fields are joined by tabs. Without answers the table is the line `age` alone.
# %% inputs
SIZES = (60, 1000, 8000)
EDGE_CASES = [
    [[]],
    [[{"age": "20-29", "choice": "yes"}]],
    [[{"age": "20-29", "choice": "yes"}, {"age": "20-29", "choice": "no"}]],
    [[{"age": "20-29", "choice": "yes"}, {"age": "10-19", "choice": "no"}, {"age": "20-29", "choice": "yes"}]],
    [[{"age": "b", "choice": ""}, {"age": "a", "choice": "x"}]],
]
def make_input(rng, size):
    ages = [f"{a}0-{a}9" for a in range(1, 9)]
    return [[{"age": rng.choice(ages), "choice": f"party{rng.randrange(12)}"} for _ in range(size)]]
# %% program: good
from collections import Counter


def crosstab_lines(answers):
    counts = Counter((answer["age"], answer["choice"]) for answer in answers)
    ages = sorted({age for age, _ in counts})
    choices = sorted({choice for _, choice in counts})
    lines = ["\t".join(["age", *choices])]
    for age in ages:
        cells = [str(counts[age, choice]) for choice in choices]
        lines.append("\t".join([age, *cells]))
    return lines
