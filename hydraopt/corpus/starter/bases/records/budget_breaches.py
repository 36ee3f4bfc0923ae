# %% statement
# Budgets are rows [project, cents] (projects differ), spendings rows [project, cents] in order of time. Return for each project that overdraws its budget
# the 0-based position of the spending by which its sum first goes above it, as [project, position], in the order of the positions; projects without budget have 0.
# %% inputs
SIZES = (50, 600, 5000)
EDGE_CASES = [
    [[], []],
    [[["web", 10]], [["web", 10]]],
    [[["web", 10]], [["web", 10], ["web", 1], ["web", 50]]],
    [[], [["app", 0], ["app", 3]]],
    [[["app", 5], ["web", 5]], [["web", 4], ["app", 6], ["web", 2]]],
]
def make_input(rng, size):
    budgets = [[f"proj{i}", rng.randrange(2000)] for i in range(1 + size // 20)]
    rng.shuffle(budgets)
    return [budgets, [[f"proj{rng.randrange(len(budgets) + 1)}", rng.randrange(150)] for _ in range(size)]]
# %% program: good
from collections import defaultdict


def budget_breaches(budgets, spendings):
    limit_of = {project: cents for project, cents in budgets}
    spent = defaultdict(int)
    reported = set()
    breaches = []
    for position, (name, amount) in enumerate(spendings):
        if name in reported:
            continue
        spent[name] += amount
        if spent[name] > limit_of.get(name, 0):
            reported.add(name)
            breaches.append([name, position])
    return breaches
