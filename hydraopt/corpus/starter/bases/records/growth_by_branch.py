# %% statement
# Two lists of rows [branch, turnover] (branches differ inside a list, turnovers positive) are for last year and this year. Return the branches in both lists as
# [branch, percent], percent being the change against last year rounded to one digit, ordered by falling percent, then by branch.
# %% inputs
SIZES = (40, 400, 2500)
EDGE_CASES = [
    [[], []],
    [[["Ulm", 10]], [["Rom", 20]]],
    [[["Ulm", 10]], [["Ulm", 15]]],
    [[["Ulm", 10], ["Rom", 20]], [["Rom", 10], ["Ulm", 5]]],
    [[["Ulm", 3], ["Rom", 20]], [["Rom", 20], ["Ulm", 4]]],
]
def make_input(rng, size):
    def year():
        return [[f"b{key}", rng.randrange(100, 1000)] for key in rng.sample(range(size + size // 4), size)]
    return [year(), year()]
# %% program: good
def growth_by_branch(last_year, this_year):
    earlier = {name: turnover for name, turnover in last_year}
    growth = []
    for branch, revenue in this_year:
        if branch in earlier:
            base = earlier[branch]
            growth.append([branch, round(100 * (revenue - base) / base, 1)])
    return sorted(growth, key=lambda row: (-row[1], row[0]))
