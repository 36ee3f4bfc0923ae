# %% statement
# Every match is [home, away, home_goals, away_goals], between two different teams. A win brings 3
# points, a draw 1, a defeat 0. Return the table as rows [team, points, goal_difference]: most
# points first, then the greater goal difference, then by the name of the team.
# %% inputs
SIZES = (40, 2_000, 10_000)
EDGE_CASES = [
    [[]],
    [[["Reds", "Blues", 1, 0]]],
    [[["Reds", "Blues", 2, 2]]],
    [[["Reds", "Blues", 0, 3], ["Blues", "Reds", 0, 3]]],
    [[["C", "A", 1, 0], ["A", "B", 1, 0], ["B", "C", 1, 0]]],
    [[["B", "A", 0, 0], ["a", "B", 0, 0], ["A", "a", 5, 4]]],
    [[["", "x", 10, 0], ["x", "y", 1, 2]]],
]
def make_input(rng, size):
    teams = ["Team " + str(number) for number in range(18)]
    matches = []
    for _ in range(size):
        home, away = rng.sample(teams, 2)
        matches.append([home, away, rng.randrange(6), rng.randrange(5)])
    return [matches]
# %% program: original
def league_table(matches):
    teams = []
    for match in matches:
        for team in match[:2]:
            if team not in teams:
                teams.append(team)
    rows = []
    for team in teams:
        points = 0
        for home, away, home_goals, away_goals in matches:
            if home == team and home_goals > away_goals:
                points += 3
            elif away == team and away_goals > home_goals:
                points += 3
            elif team in [home, away] and home_goals == away_goals:
                points += 1
        scored = sum([match[2] for match in matches if match[0] == team])
        scored += sum([match[3] for match in matches if match[1] == team])
        conceded = sum([match[3] for match in matches if match[0] == team])
        conceded += sum([match[2] for match in matches if match[1] == team])
        rows.append([team, points, scored - conceded])
    rows.sort(key=lambda row: row[0])
    rows.sort(key=lambda row: row[2], reverse=True)
    rows.sort(key=lambda row: row[1], reverse=True)
    return rows
# %% program: human
def league_table(matches):
    table = {}
    for home, away, home_goals, away_goals in matches:
        lead = home_goals - away_goals
        for team, difference in ((home, lead), (away, -lead)):
            row = table.setdefault(team, [team, 0, 0])
            row[1] += 3 if difference > 0 else 1 if difference == 0 else 0
            row[2] += difference
    return sorted(table.values(), key=lambda row: (-row[1], -row[2], row[0]))
# %% properties
from hypothesis import strategies as st
PAIRS = st.lists(st.sampled_from("ABCDEF"), min_size=2, max_size=2, unique=True)
MATCHES = st.tuples(PAIRS, st.integers(0, 4), st.integers(0, 4)).map(lambda m: [*m[0], m[1], m[2]])
ARGUMENTS = [st.lists(MATCHES, max_size=20)]
def property_every_team_has_one_row(answer, matches):
    assert sorted(row[0] for row in answer) == sorted({t for match in matches for t in match[:2]})
def property_points_are_those_that_the_matches_gave(answer, matches):
    given = sum(2 if match[2] == match[3] else 3 for match in matches)
    assert sum(row[1] for row in answer) == given
def property_goal_differences_cancel(answer, matches):
    assert sum(row[2] for row in answer) == 0
def property_rows_stand_in_order(answer, matches):
    keys = [[-row[1], -row[2], row[0]] for row in answer]
    assert keys == sorted(keys)
