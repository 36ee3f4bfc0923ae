# %% statement
# `answers` are {"age", "rating", "comment"}; rating must be 1 to 5 (else the answer is void), age may be None. Return [void answers, [age
# group, answers, rating average times 100 rounded down, most frequent rating (lower of equals)] for the groups "0-17", "18-39", "40-64",
# "65+", "unknown" with answers, in this order, the ratings of all answers with a comment of more than blanks, as counts of 1 to 5].
# %% inputs
SIZES = (60, 800, 4000)
EDGE_CASES = [
    [[]],
    [[{"age": 20, "rating": 6, "comment": "so"}]],
    [[{"age": 20, "rating": 5, "comment": " "}, {"age": None, "rating": 2, "comment": "no"}]],
    [[{"age": 65, "rating": 3, "comment": "ok"}, {"age": 64, "rating": 1, "comment": ""}, {"age": 17, "rating": 4, "comment": "x"}]],
    [[{"age": 18, "rating": 4, "comment": ""}, {"age": 39, "rating": 1, "comment": "a"}, {"age": 40, "rating": 0, "comment": ""}]],
]
def make_input(rng, size):
    return [
        [
            {"age": rng.choice([None, rng.randrange(8, 95)]), "rating": rng.randrange(7), "comment": rng.choice(["", " ", "fine", "too slow"])}
            for _ in range(size)
        ]
    ]
# %% program: good
from bisect import bisect_right
from collections import Counter, defaultdict

NAMES = ["0-17", "18-39", "40-64", "65+", "unknown"]


def survey_summary(answers):
    valid = [answer for answer in answers if 1 <= answer["rating"] <= 5]
    groups = defaultdict(list)
    commented = Counter()
    for answer in valid:
        age = answer["age"]
        group = 4 if age is None else bisect_right([18, 40, 65], age)
        groups[group].append(answer["rating"])
        if answer["comment"].strip():
            commented[answer["rating"]] += 1
    rows = []
    for group in sorted(groups):
        ratings = groups[group]
        tally = Counter(ratings)
        frequent = max(range(1, 6), key=lambda rating: (tally[rating], -rating))
        rows.append([NAMES[group], len(ratings), sum(ratings) * 100 // len(ratings), frequent])
    return [len(answers) - len(valid), rows, [commented[rating] for rating in range(1, 6)]]
