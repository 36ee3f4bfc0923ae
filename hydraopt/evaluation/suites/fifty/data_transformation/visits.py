# %% statement
# Page views are [user, minute], in ascending order of the minutes. A view belongs to the user's
# last visit when at most 30 minutes have passed since the user's view before; else it starts a new
# visit. Return the visits as [user, first_minute, last_minute, views] in the order in which they
# started.
# %% inputs
SIZES = (60, 900, 3_200)
EDGE_CASES = [
    [[]],
    [[["ann", 5]]],
    [[["ann", 0], ["ann", 30]]],
    [[["ann", 0], ["ann", 31]]],
    [[["ann", 0], ["ben", 0], ["ann", 0]]],
    [[["ann", 0], ["ben", 20], ["ann", 30], ["ben", 51], ["ann", 60]]],
    [[["", -40], ["", -5], ["Ann", 0], ["ann", 1]]],
]
def make_input(rng, size):
    users = ["user" + str(number) for number in range(1 + size // 20)]
    minute = 0
    views = []
    for _ in range(size):
        minute += rng.randrange(2)
        views.append([rng.choice(users), minute])
    return [views]
# %% program: original
def visits(views):
    found = []
    for user, minute in views:
        current = None
        for visit in found:
            if visit["user"] == user and minute - visit["minutes"][-1] <= 30:
                current = visit
        if current is None:
            found.append({"user": user, "minutes": [minute]})
        else:
            current["minutes"].append(minute)
    result = []
    for visit in found:
        minutes = visit["minutes"]
        result.append([visit["user"], min(minutes), max(minutes), len(minutes)])
    return result
# %% program: human
def visits(views):
    found = []
    latest = {}
    for user, minute in views:
        visit = latest.get(user)
        if visit is None or minute - visit[2] > 30:
            visit = latest[user] = [user, minute, minute, 0]
            found.append(visit)
        visit[2] = minute
        visit[3] += 1
    return found
# %% properties
from hypothesis import strategies as st
VIEWS = st.tuples(st.sampled_from("abc"), st.integers(0, 200)).map(list)
ARGUMENTS = [st.lists(VIEWS, max_size=25).map(lambda views: sorted(views, key=lambda v: v[1]))]
def property_no_view_is_lost(answer, views):
    for user in {view[0] for view in views} | {visit[0] for visit in answer}:
        assert sum(v[3] for v in answer if v[0] == user) == sum(v[0] == user for v in views)
def property_visits_start_in_order_and_a_pause_separates_those_of_a_user(answer, views):
    assert [visit[1] for visit in answer] == sorted(visit[1] for visit in answer)
    for user in {visit[0] for visit in answer}:
        own = [visit for visit in answer if visit[0] == user]
        assert all(own[i + 1][1] - own[i][2] > 30 for i in range(len(own) - 1))
def property_within_a_visit_no_pause_is_longer(answer, views):
    for user, first, last, count in answer:
        minutes = [view[1] for view in views if view[0] == user and first <= view[1] <= last]
        assert len(minutes) == count and [minutes[0], minutes[-1]] == [first, last]
        assert all(minutes[i + 1] - minutes[i] <= 30 for i in range(count - 1))
