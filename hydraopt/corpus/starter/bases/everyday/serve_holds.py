# %% statement
# `events` of a library desk in order: ["hold", title, reader] puts the reader in the title's queue (not twice at a time),
# ["cancel", title, reader] takes him out, ["return", title] lends the title to the first in its queue, if any. Return
# [lent [title, reader] in order, returns without anyone waiting, sorted [title, readers waiting] of the other titles].
# %% inputs
SIZES = (50, 800, 4000)
EDGE_CASES = [
    [[]],
    [[["return", "Emma"]]],
    [[["hold", "Emma", "Jo"], ["hold", "Emma", "Jo"], ["return", "Emma"], ["return", "Emma"]]],
    [[["hold", "Emma", "Jo"], ["hold", "Emma", "Al"], ["cancel", "Emma", "Jo"], ["return", "Emma"]]],
    [[["cancel", "Dune", "Jo"], ["hold", "Dune", "Jo"], ["hold", "Emma", "Jo"], ["cancel", "Emma", "Jo"]]],
]
def make_input(rng, size):
    titles = max(2, size // 300)
    events = []
    for _ in range(size):
        action = rng.choice(["hold", "hold", "hold", "hold", "cancel", "return"])
        title = f"title{rng.randrange(titles)}"
        events.append([action, title] + ([f"r{rng.randrange(size)}"] if action != "return" else []))
    return [events]
# %% program: good
from collections import defaultdict, deque


def serve_holds(events):
    queues = defaultdict(deque)
    waiting = set()
    lent = []
    idle = 0
    for action, title, *reader in events:
        ticket = (title, *reader)
        if action == "hold":
            if ticket not in waiting:
                waiting.add(ticket)
                queues[title].append(reader[0])
        elif action == "cancel":
            if ticket in waiting:
                waiting.remove(ticket)
                queues[title].remove(reader[0])
        elif queues[title]:
            served = queues[title].popleft()
            waiting.remove((title, served))
            lent.append([title, served])
        else:
            idle += 1
    left = sorted([title, len(queue)] for title, queue in queues.items() if queue)
    return [lent, idle, left]
