# %% statement
# bosses[i] is the number of employee i's boss, -1 for those who have none; nobody is, directly or
# through others, the own boss. Return for every employee how many people work below: those with
# this boss, those with one of them as boss, and so on.
# %% inputs
SIZES = (20, 160, 600)
EDGE_CASES = [
    [[]],
    [[-1]],
    [[-1, -1, -1]],
    [[-1, 0, 1, 2]],
    [[1, 2, 3, -1]],
    [[-1, 0, 0, 0]],
    [[3, 0, 0, -1, 3, 1, -1]],
    [[2, 2, -1, 5, 5, -1]],
]
def make_input(rng, size):
    numbers = rng.sample(range(size), size)
    bosses = [-1] * size
    for place in range(1, size):
        bosses[numbers[place]] = numbers[rng.randrange(max(0, place - 60), place)]
    return [bosses]
# %% program: original
def team_sizes(bosses):
    sizes = []
    for employee in range(len(bosses)):
        below = 0
        for other in range(len(bosses)):
            boss = bosses[other]
            while boss != -1:
                if boss == employee:
                    below = below + 1
                    break
                boss = bosses[boss]
        sizes.append(below)
    return sizes
# %% program: human
def team_sizes(bosses):
    sizes = [0] * len(bosses)
    for boss in bosses:
        while boss != -1:
            sizes[boss] += 1
            boss = bosses[boss]
    return sizes
# %% properties
from hypothesis import strategies as st
DOWNWARDS = st.lists(st.integers(0, 999), max_size=20).map(
    lambda picks: [pick % (place + 1) - 1 for place, pick in enumerate(picks)]
)
UPWARDS = DOWNWARDS.map(
    lambda bosses: [-1 if boss == -1 else len(bosses) - 1 - boss for boss in bosses[::-1]]
)
ARGUMENTS = [DOWNWARDS | UPWARDS]
def property_a_team_is_the_direct_reports_and_their_teams(answer, bosses):
    assert len(answer) == len(bosses)
    for employee, size in enumerate(answer):
        reports = [other for other, boss in enumerate(bosses) if boss == employee]
        assert size == len(reports) + sum(answer[other] for other in reports)
def property_those_at_the_top_and_their_teams_are_everybody(answer, bosses):
    assert sum(1 + size for size, boss in zip(answer, bosses) if boss == -1) == len(bosses)
