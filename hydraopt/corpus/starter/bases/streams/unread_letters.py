# %% statement
# `inboxes` maps persons to lists of letters, each a dict with "from" and "read". Return the senders of all unread
# letters, each once, in the order of the persons' names and then of the letters.
# %% inputs
SIZES = (20, 150, 700)
EDGE_CASES = [[{}], [{"Al": []}], [{"Bo": [{"from": "x", "read": False}], "Al": [{"from": "y", "read": False}, {"from": "x", "read": True}]}], [{"Al": [{"from": "x", "read": True}]}], [{"a": [{"from": "q", "read": False}, {"from": "q", "read": False}]}]]
def make_input(rng, size):
    return [{"person%d" % number: [{"from": "sender%d" % rng.randrange(900), "read": rng.random() < 0.5} for _ in range(8)] for number in range(size)}]
# %% program: good
from itertools import chain
def unread_letters(inboxes):
    letters = chain.from_iterable(inboxes[person] for person in sorted(inboxes))
    senders = (letter["from"] for letter in letters if not letter["read"])
    return list(dict.fromkeys(senders))
