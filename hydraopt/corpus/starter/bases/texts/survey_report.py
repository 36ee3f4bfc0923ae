# %% statement
# Count the answers of a survey: each answer is stripped, lower-cased and freed of "." and "!" at its end; empty ones are left out. Return lines "answer: count
# (P%)", P being the share in whole percent (rounded down), more frequent ones first, equal ones by first appearance.
# %% inputs
SIZES = (100, 1000, 8000)
EDGE_CASES = [[[]], [[" ", "."]], [["Yes", "yes!", "no"]], [["b", "a", "A.", "B", "c"]], [["maybe.!", " Maybe", "NO ", "no!!", "no"]]]
def make_input(rng, size):
    said = ["yes", "Yes!", "no", "No.", " maybe", "", "never!", "often", "OFTEN"]
    return [[rng.choice(said) for _ in range(size)]]
# %% program: good
from collections import Counter


def survey_report(answers):
    cleaned = (answer.strip().lower().rstrip(".!") for answer in answers)
    counts = Counter(answer for answer in cleaned if answer)
    total = sum(counts.values())
    return [f"{answer}: {count} ({count * 100 // total}%)" for answer, count in counts.most_common()]
