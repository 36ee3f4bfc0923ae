# %% statement
# The file has lines "SECOND USER ok" or "SECOND USER fail" in order of time. `limit` failures of a user in a row, the first
# and the last at most 300 seconds apart, lock the account; what the user does after that is left out. Return
# [[user, second of locking] in order, logins of each user who was never locked as sorted [user, number ok], lines left out].
# %% inputs
SIZES = (60, 800, 4000)
EDGE_CASES = [
    {"args": ["a.log", 3], "files": {"a.log": ""}},
    {"args": ["a.log", 1], "files": {"a.log": "5 eve fail\n6 eve ok\n"}},
    {"args": ["a.log", 2], "files": {"a.log": "5 eve fail\n6 eve ok\n7 eve fail\n9 bob ok\n"}},
    {"args": ["a.log", 2], "files": {"a.log": "5 eve fail\n306 eve fail\n606 eve fail\n700 eve fail\n"}},
    {"args": ["a.log", 2], "files": {"a.log": "5 eve fail\n5 bob fail\n6 bob fail\n7 eve fail\n8 amy ok\n8 amy ok"}},
]
def make_input(rng, size):
    second, lines = 0, []
    for _ in range(size):
        second += rng.randrange(3)
        lines.append(f"{second} user{rng.randrange(max(3, size // 30))} {rng.choice(['ok', 'ok', 'fail'])}")
    return {"args": ["auth.log", 3], "files": {"auth.log": "\n".join(lines) + "\n"}}
# %% program: good
from collections import Counter, defaultdict, deque


def locked_accounts(path, limit):
    failures = defaultdict(deque)
    logins = Counter()
    locked = {}
    ignored = 0
    with open(path) as log:
        for line in log:
            second, user, result = line.split()
            if user in locked:
                ignored += 1
            elif result == "ok":
                logins[user] += 1
                failures[user].clear()
            else:
                recent = failures[user]
                recent.append(int(second))
                if len(recent) > limit:
                    recent.popleft()
                if len(recent) == limit and recent[-1] - recent[0] <= 300:
                    locked[user] = int(second)
    lockings = [[user, second] for user, second in locked.items()]
    regular = sorted([user, count] for user, count in logins.items() if user not in locked)
    return [lockings, regular, ignored]
