# %% statement
# Every line of the file is "VOTER CHOICE". Only the last line of each voter counts. Return a dict from each choice
# that has at least one vote that counts to its number of votes.
# %% inputs
SIZES = (200, 2000, 8000)
EDGE_CASES = [{"args": ["poll.txt"], "files": {"poll.txt": ""}}, {"args": ["poll.txt"], "files": {"poll.txt": "v1 tea\n"}}, {"args": ["poll.txt"], "files": {"poll.txt": "v1 tea\nv2 tea\nv1 milk\nv3 tea\n"}}, {"args": ["poll.txt"], "files": {"poll.txt": "v1 tea\nv1 tea\nv1 rum"}}, {"args": ["poll.txt"], "files": {"poll.txt": "a x\nb y\nc z\n"}}]
def make_input(rng, size):
    lines = ["voter%d choice%d" % (rng.randrange(size), rng.randrange(25)) for _ in range(size)]
    return {"args": ["poll.txt"], "files": {"poll.txt": "\n".join(lines) + "\n"}}
# %% program: good
from collections import defaultdict
def poll_result(path):
    ballots = {}
    with open(path) as poll:
        for line in poll:
            voter, choice = line.split()
            ballots[voter] = choice
    votes = defaultdict(int)
    for choice in ballots.values():
        votes[choice] += 1
    return dict(votes)
