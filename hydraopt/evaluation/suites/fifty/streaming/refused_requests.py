# %% statement
# A service gets requests [time, user] in ascending order of the time (equal times can occur). It
# accepts a request unless it has already accepted `limit` requests of the same user at times
# greater than time - span; then it refuses it. Return the number of refused requests. The limit
# and the span are at least 1.
# %% inputs
SIZES = (60, 700, 2_800)
EDGE_CASES = [
    [[], 1, 1],
    [[[0, "ann"]], 1, 1],
    [[[5, "ann"], [5, "ann"], [5, "bob"]], 1, 1],
    [[[0, "ann"], [9, "ann"], [10, "ann"], [11, "ann"]], 1, 10],
    [[[0, "ann"], [4, "ann"], [5, "ann"], [10, "ann"], [14, "ann"]], 2, 10],
    [[[1, "a"], [2, "a"], [3, "a"], [4, "a"]], 2, 3],
    [[[-3, "a"], [-3, "a"], [-3, "a"]], 3, 100],
    [[[1, "a"], [1, "A"], [2, "a"], [2, "A"]], 1, 5],
]
def make_input(rng, size):
    time = 0
    requests = []
    for _ in range(size):
        time += rng.randrange(5)
        requests.append([time, "user%d" % int(30 * rng.random() ** 2)])
    return [requests, 4, 120]
# %% program: original
def refused_requests(requests, limit, span):
    accepted = []
    refused = 0
    for time, user in requests:
        recent = []
        for earlier in accepted:
            if earlier[1] == user and earlier[0] > time - span:
                recent.append(earlier)
        if len(recent) >= limit:
            refused = refused + 1
        else:
            accepted.append([time, user])
    return refused
# %% program: human
from collections import defaultdict, deque

def refused_requests(requests, limit, span):
    recent = defaultdict(deque)
    refused = 0
    for time, user in requests:
        times = recent[user]
        while times and times[0] <= time - span:
            times.popleft()
        if len(times) >= limit:
            refused += 1
        else:
            times.append(time)
    return refused
# %% properties
from hypothesis import strategies as st
ARGUMENTS = [
    st.lists(st.tuples(st.integers(-5, 20), st.sampled_from(["a", "b"])), max_size=25).map(
        lambda requests: [list(entry) for entry in sorted(requests, key=lambda entry: entry[0])]
    ),
    st.integers(1, 4),
    st.integers(1, 12),
]
def property_users_do_not_disturb_each_other(answer, requests, limit, span):
    refused = 0
    for user in {user for _, user in requests}:
        accepted = []
        for time in [time for time, other in requests if other == user]:
            # The limit-th accepted request counted from the latest decides.
            if len(accepted) >= limit and accepted[-limit] > time - span:
                refused += 1
            else:
                accepted.append(time)
    assert answer == refused
def property_the_first_requests_of_each_user_are_accepted(answer, requests, limit, span):
    users = [user for _, user in requests]
    assert 0 <= answer <= sum(max(0, users.count(user) - limit) for user in set(users))
