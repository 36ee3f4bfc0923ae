# %% statement
# Return the sessions (each {"user": ..., "idle": ...}) that have been idle for at most 30
# minutes, in the order given.
# %% inputs
SIZES = (500, 4000, 20000)
EDGE_CASES = [[[]], [[{"user": "a", "idle": 30}]], [[{"user": "a", "idle": 31}, {"user": "b", "idle": 45}, {"user": "c", "idle": 3}]], [[{"user": "a", "idle": 90}, {"user": "b", "idle": 90}]]]
CONSTANTS = {"30": ["45", "60"]}
def make_input(rng, size):
    return [[{"user": "u%d" % i, "idle": rng.randrange(100)} for i in range(size)]]
# %% program: del-in-loop
def drop_idle(sessions):
    active = sessions[:]
    i = 0
    while i < len(active):
        if active[i]["idle"] > 30:
            del active[i]
        else:
            i += 1
    return active
# %% program: comprehension
def drop_idle(sessions):
    return [session for session in sessions if session["idle"] <= 30]
# %% program: append
def drop_idle(sessions):
    active = []
    for session in sessions:
        if session["idle"] <= 30:
            active.append(session)
    return active
# %% program: filter
def drop_idle(sessions):
    return list(filter(lambda session: session["idle"] <= 30, sessions))
